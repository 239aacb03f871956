using TemplateWorker.CommandLine;
using TemplateWorker.Registration;
using TemplateWorker.Storage.Templates;

namespace TemplateWorker.Authoring;

/// <summary>Keeps two templates of a guild from having the same command, of which Discord would offer one.</summary>
static class CommandConflict
{
    /// <summary>Compares a version's commands with those of the other templates that run.</summary>
    /// <param name="change">The change that lets it run.</param>
    /// <param name="name">The template's name.</param>
    /// <param name="commands">The version's commands.</param>
    /// <exception cref="VerbFailedException">Another template has one of them.</exception>
    public static async Task CheckAsync(TemplateChange change, string name, ReadOnlyMemory<byte> commands)
    {
        if (await FindAsync(change, name, commands) is { } problem)
        {
            throw new VerbFailedException($"{name}: {problem}") { Code = FailureCode.CommandConflict };
        }
    }

    /// <summary>The same without an exception.</summary>
    /// <returns>What is wrong and what to do; null when nothing is.</returns>
    public static async Task<string?> FindAsync(TemplateChange view, string name, ReadOnlyMemory<byte> commands)
    {
        var others = (await view.ListCommandsAsync()).Where(template => template.Template != name);
        return CommandSet.FindConflict(commands, others) is { } taken
            ? $"{taken.Command} is a command of the template {taken.Template} already; rename one, or disable or remove that template."
            : null;
    }
}
