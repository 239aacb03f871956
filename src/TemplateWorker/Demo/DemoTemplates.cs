using System.Text.Json;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Demo;

/// <summary>Puts the example templates into the demo's guild.</summary>
/// <param name="database">Where templates are kept.</param>
/// <param name="pool">Where they are checked.</param>
/// <param name="guildId">The guild.</param>
sealed class DemoTemplates(Database database, SandboxPool pool, ulong guildId)
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "examples");

    readonly TenantId _tenant = TenantId.Guild(guildId);

    /// <summary>Names of all active templates of the guild.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Names of all commands that the guild will have.</summary>
    public IReadOnlyList<string> Commands { get; private set; } = [];

    /// <summary>Pushes those that are new or have changed since the last demo in this folder.</summary>
    /// <exception cref="VerbFailedException">One does not pass its check.</exception>
    public async Task PushAsync(CancellationToken stop)
    {
        var active = await database.Templates.LoadActiveAsync(_tenant, stop);
        var push = new TemplatePush(database, new TemplateCheck(pool));
        foreach (var folder in Directory.EnumerateDirectories(Folder).Where(HasEntry).Order(StringComparer.Ordinal))
        {
            var source = TemplateSource.Read(folder);
            if (!active.Any(template => template.Name == source.Name && source.HasSameFiles(template.Entry, template.Files)))
            {
                await push.RunAsync(_tenant, source, "demo", note: null, stop);
            }
        }

        var commands = await database.Templates.ListCommandsAsync(_tenant, stop);
        Names = [.. commands.Select(template => template.Template)];
        Commands = [.. commands.SelectMany(template => NamesIn(template.Commands))];
    }

    static bool HasEntry(string folder) => File.Exists(Path.Combine(folder, TemplateSource.FolderEntry));

    static IEnumerable<string> NamesIn(ReadOnlyMemory<byte> commands)
    {
        using var document = JsonDocument.Parse(commands);
        return [.. document.RootElement.EnumerateArray().Select(command => command.GetProperty("name").GetString()!)];
    }
}
