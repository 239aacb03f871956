using System.Text.Json;
using Microsoft.Extensions.Logging;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Hosting;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Demo;

/// <summary>Puts the example templates into the demo's guild.</summary>
/// <param name="database">Where templates are kept.</param>
/// <param name="worker">Who checks them and registers their commands.</param>
/// <param name="guildId">The guild.</param>
/// <param name="compilation">What the compiler may use.</param>
/// <param name="loggers">Where the compiler logs.</param>
sealed class DemoTemplates(Database database, WorkerHost worker, ulong guildId, TemplateCompilerOptions compilation, ILoggerFactory loggers)
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "examples");

    // A folder without any of these holds folders of templates.
    static readonly string[] Entries = [TemplateManifest.FileName, "main.ts", "main.js"];

    readonly TenantId _tenant = TenantId.Guild(guildId);

    /// <summary>Names of all templates of the guild that run.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Names of all commands that the guild will have.</summary>
    public IReadOnlyList<string> Commands { get; private set; } = [];

    /// <summary>Pushes those that are new or have changed since the last demo in this folder.</summary>
    /// <exception cref="VerbFailedException">One does not pass its check.</exception>
    public async Task PushAsync(CancellationToken stop)
    {
        using var compiler = new TemplateCompiler(compilation, TimeProvider.System, loggers.CreateLogger<TemplateCompiler>());
        await using var check = new TemplateCheck(worker.Pool);
        var push = new TemplatePush(database, compiler, new TemplateInspector(compiler, Task.FromResult(check), database.Limits), worker.Registration);
        foreach (var folder in Directory.EnumerateDirectories(Folder).Where(HasEntry).Order(StringComparer.Ordinal))
        {
            await push.RunAsync(_tenant, TemplateFolder.Read(folder), "demo", note: null, stop);
        }

        var commands = await database.Templates.ListCommandsAsync(_tenant, stop);
        Names = [.. commands.Select(template => template.Template)];
        Commands = [.. commands.SelectMany(template => NamesIn(template.Commands))];
    }

    static bool HasEntry(string folder) => Entries.Any(file => File.Exists(Path.Combine(folder, file)));

    static IEnumerable<string> NamesIn(ReadOnlyMemory<byte> commands)
    {
        using var document = JsonDocument.Parse(commands);
        return [.. document.RootElement.EnumerateArray().Select(command => command.GetProperty("name").GetString()!)];
    }
}
