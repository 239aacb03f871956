namespace TemplateWorker.Testing.OpenApi;

/// <summary>
/// Where Discord's OpenAPI description is looked for: in the file that DISCORD_OPENAPI names, or in <c>shared/data</c>
/// beside the repository.
/// </summary>
/// <param name="environment">Reads a variable of the environment.</param>
/// <param name="repository">The repository's folder.</param>
public sealed class DescriptionFile(Func<string, string?> environment, string repository)
{
    const string Variable = "DISCORD_OPENAPI";
    const string Origin = "specs/openapi_preview.json of github.com/discord/discord-api-spec";

    /// <summary>That of this run of tests.</summary>
    public static DescriptionFile OfThisRun { get; } = new(Environment.GetEnvironmentVariable, Repository.Root);

    /// <summary>The file, which may be absent.</summary>
    public string Path { get; } =
        Named(environment) ?? System.IO.Path.GetFullPath(System.IO.Path.Combine(repository, "..", "shared", "data", "discord-openapi.json"));

    /// <summary>
    /// Why a test that finds no description fails; null where it is skipped. It is skipped on a laptop alone: a file that is
    /// named was promised, and a run for a change (CI) that compares nothing would prove nothing.
    /// </summary>
    public string? Complaint =>
        Named(environment) is { } promised ? $"{promised}, which {Variable} names as Discord's OpenAPI description, is not there."
        : environment("CI") is "true" or "1" ? $"{Missing} Here, where CI is set, it must be."
        : null;

    /// <summary>What is missing, and where to get it.</summary>
    public string Missing => $"Discord's OpenAPI description is not in {Path}. It is {Origin}; {Variable} names its file.";

    static string? Named(Func<string, string?> environment) => environment(Variable) is { Length: > 0 } path ? path : null;
}
