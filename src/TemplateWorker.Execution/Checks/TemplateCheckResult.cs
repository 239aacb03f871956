using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Checks;

/// <summary>What a template's top level asked for, or why it cannot be used.</summary>
/// <param name="Events">Names of the events it subscribes to, each once, in order; none when it cannot be used.</param>
/// <param name="Commands">Its commands, checked against Discord's limits: a JSON array of application commands, UTF-8.</param>
/// <param name="Error">Why it cannot be used, with file, line and column where they are known; null when it can.</param>
public sealed record TemplateCheckResult(
    IReadOnlyList<string> Events, ReadOnlyMemory<byte> Commands, ScriptErrorReport? Error)
{
    /// <summary>Ids of components that it handles; one that ends in a colon is a prefix.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>Ids of modals that it handles, in the same way.</summary>
    public IReadOnlyList<string> Modals { get; init; } = [];

    internal static TemplateCheckResult Failed(ScriptErrorReport error) => new([], "[]"u8.ToArray(), error);
}
