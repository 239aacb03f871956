namespace TemplateWorker.Storage.Templates;

/// <summary>The commands that Discord was last given for a tenant, and how that went.</summary>
/// <param name="ApplicationId">Whose commands they are: the bot's application.</param>
/// <param name="Hash">SHA-256 of all commands that Discord has, hexadecimal; null while it is not known what Discord has.</param>
/// <param name="NotedAt">When that was so.</param>
public sealed record RegisteredCommands(string ApplicationId, string? Hash, DateTimeOffset NotedAt)
{
    /// <summary>What stood in the way of newer commands, a line for each; null for nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>SHA-256 of the commands that Discord refused, hexadecimal; null when it refused none.</summary>
    public string? RefusedHash { get; init; }
}
