using System.Collections;
using TemplateWorker.Configuration;

namespace TemplateWorker.Doctor;

/// <summary>Where the configuration comes from, and whether others can read the secrets in it.</summary>
/// <param name="file">The file that was named; null for the usual one, which may be absent.</param>
sealed class ConfigurationCheck(string? file) : IDoctorCheck
{
    /// <summary>What it is about.</summary>
    public const string Subject = "configuration";

    /// <inheritdoc/>
    public string Name => Subject;

    /// <summary>What is wrong with a configuration that cannot be used.</summary>
    public static IReadOnlyList<Finding> Of(ConfigurationException error) =>
        [.. error.Problems.Select(problem => Finding.Failed(problem.Where, problem.What, "docs/operating/configure.md lists every setting.")), Finding.Warning("the rest", "Nothing else was looked at, because everything depends on the configuration.", "Correct it and look again.")];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> RunAsync(HostSettings settings, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. LookAtFile(), .. LookAtTokenFile(settings)]);

    IEnumerable<Finding> LookAtFile()
    {
        var path = file ?? SettingsLoader.DefaultFile;
        if (!File.Exists(path))
        {
            yield return Finding.Ok(Subject, $"there is no {path}; the defaults hold, but for the environment and flags");
            yield break;
        }

        yield return HoldsSecret(path) && IsReadByOthers(path)
            ? Finding.Warning(path, "It holds a secret, and other users of this machine can read it.", $"chmod 600 {path}")
            : Finding.Ok(path);
    }

    static IEnumerable<Finding> LookAtTokenFile(HostSettings settings)
    {
        if (settings.Discord.TokenFile is { } token && File.Exists(token))
        {
            yield return IsReadByOthers(token)
                ? Finding.Warning("discord.token_file", $"Other users of this machine can read {token}.", $"chmod 600 {token}")
                : Finding.Ok("discord.token_file", token);
        }
    }

    static bool HoldsSecret(string path)
    {
        try
        {
            var settings = SettingsLoader.Load(path, new Hashtable(), []);
            return SettingsSchema.All.Any(setting => setting.IsSecret && setting.Get(settings) is not null);
        }
        catch (ConfigurationException)
        {
            // It is right with what the environment adds, and taken for what it could hold without that.
            return true;
        }
    }

    static bool IsReadByOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & UnixFileMode.OtherRead) != 0;
}
