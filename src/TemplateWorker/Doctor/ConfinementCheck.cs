using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Configuration;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Hosting;

namespace TemplateWorker.Doctor;

/// <summary>Whether sandboxes are confined, by a sandbox that tries what it may not do.</summary>
sealed class ConfinementCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "confinement";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> RunAsync(HostSettings settings, CancellationToken stop) => Task.Run(() => Find(settings), stop);

    /// <summary>Files of the host that no confined process may read.</summary>
    /// <param name="settings">The configuration.</param>
    public static IEnumerable<string> Secrets(HostSettings settings) =>
        new[] { settings.DataDir, settings.Discord.TokenFile, SettingsLoader.DefaultFile }.OfType<string>().Select(Path.GetFullPath);

    static Finding DescribeMemory(SandboxPoolOptions options) => Finding.Ok(
        "memory of a sandbox",
        SandboxMemory.FindProblem() is { } problem
            ? $"watched by the host every {options.MemoryInterval.TotalSeconds} s. {problem}"
            : "bounded by the kernel, in a control group of its own");

    static IReadOnlyList<Finding> Find(HostSettings settings)
    {
        var options = settings.Sandbox.ToOptions(settings.Limits);
        // The lines of its log are the report.
        var report = SandboxProbe.Run(options, Secrets(settings), NullLogger.Instance);
        return [.. new ConfinementFindings(report, options.RequiredLayers, "a sandbox").All, DescribeMemory(options)];
    }
}
