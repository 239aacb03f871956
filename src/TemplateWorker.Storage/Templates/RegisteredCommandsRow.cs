namespace TemplateWorker.Storage.Templates;

/// <summary>A row about a tenant's commands, as Dapper fills it.</summary>
sealed class RegisteredCommandsRow
{
    public required string ApplicationId { get; init; }

    public string? Hash { get; init; }

    public string? Problem { get; init; }

    public string? RefusedHash { get; init; }

    public required DateTime NotedAt { get; init; }

    public RegisteredCommands ToRegistered() =>
        new(ApplicationId, Hash, new DateTimeOffset(NotedAt)) { Problem = Problem, RefusedHash = RefusedHash };
}
