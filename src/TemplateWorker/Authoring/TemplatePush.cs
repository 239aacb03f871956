using System.Text;
using TemplateWorker.CommandLine;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Registration;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Authoring;

/// <summary>Checks a template in a sandbox and makes it the active version of a tenant.</summary>
/// <param name="database">Where it is kept.</param>
/// <param name="check">How it is checked.</param>
sealed class TemplatePush(Database database, TemplateCheck check)
{
    /// <summary>Pushes one.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="source">The template.</param>
    /// <param name="author">Who pushes it.</param>
    /// <param name="note">What this version is about, if told.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="VerbFailedException">It does not pass its check or is beyond a limit; the version before stays active.</exception>
    public async Task<PushedTemplate> RunAsync(TenantId tenant, TemplateSource source, string author, string? note, CancellationToken stop)
    {
        var commands = await database.Templates.ListCommandsAsync(tenant, stop);
        var isReplacement = commands.Any(template => template.Template == source.Name);
        var found = await check.CheckAsync(tenant, new TemplateProgram(source.Name, Version: 0, source.Entry, source.Files), stop);
        if (found.Error is { } error)
        {
            throw new VerbFailedException(Explain(source, error, isReplacement));
        }

        if (CommandSet.FindConflict(found.Commands, commands.Where(template => template.Template != source.Name)) is { } taken)
        {
            throw new VerbFailedException(
                $"{source.Name}: {taken.Command} is a command of the template {taken.Template} already; rename one, or remove that template.{Consequence(isReplacement)}");
        }

        var stored = new StoredTemplate
        {
            Name = source.Name,
            Entry = source.Entry,
            Files = source.Files,
            Events = found.Events,
            Commands = found.Commands,
            Author = author,
            Note = note,
        };
        try
        {
            return new PushedTemplate(await database.Templates.PushAsync(tenant, stored, stop), found.Events, found.Commands);
        }
        catch (TemplateStoreException refusal)
        {
            throw new VerbFailedException($"{refusal.Message} Nothing was pushed.{Consequence(isReplacement)}", refusal);
        }
    }

    static string Explain(TemplateSource source, ScriptErrorReport error, bool isReplacement)
    {
        var text = new StringBuilder();
        if (error.File is { } file && source.Files.TryGetValue(file, out var lines))
        {
            text.Append($"{source.Name}/{file}:{error.Line}:{error.Column}: {error.Name}: {error.Message}\n");
            text.Append(SourceExcerpt.Of(lines, error.Line, error.Column));
        }
        else
        {
            text.Append($"{source.Name}: {error.Name}: {error.Message}\n");
        }

        return text.Append("Nothing was pushed.").Append(Consequence(isReplacement)).ToString();
    }

    static string Consequence(bool isReplacement) => isReplacement ? " The version before stays active." : "";
}
