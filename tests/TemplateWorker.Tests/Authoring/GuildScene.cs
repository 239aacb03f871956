using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Authoring;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Hosting;
using TemplateWorker.Playground.InMemory;
using TemplateWorker.Playground.World;
using TemplateWorker.Registration;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Authoring;

/// <summary>A guild to push to: a real database, a real compiler and sandbox, and the playground for Discord.</summary>
sealed class GuildScene : IAsyncDisposable
{
    readonly InMemoryPlayground _playground;
    readonly DiscordRestClient _discord;
    readonly TemplateCompiler _compiler;
    readonly TemplateCheck _check;

    GuildScene(Database database, TemplateCheck check)
    {
        (Database, _check) = (database, check);
        _playground = InMemoryPlayground.Create(_ => { });
        Traffic = new CommandTraffic(_playground.CreateTransport(), $"/guilds/{_playground.GuildId}/commands");
        var options = new DiscordRestOptions
        {
            ApiUrl = _playground.BaseUrl,
            Token = _playground.Token,
            Retries = 1,
            RetryDelay = TimeSpan.FromMilliseconds(1),
        };
        _discord = new DiscordRestClient(options, NullLoggerFactory.Instance, TimeProvider.System, Traffic);
        _compiler = new TemplateCompiler(new TemplateCompilerOptions { TimeLimit = Eventually.Patience }, TimeProvider.System, NullLogger.Instance);
        Registration = new CommandRegistration(database.Templates, _discord, TimeProvider.System);
        Switch = new TemplateSwitch(Templates, Registration);
        Tenant = TenantId.Guild(_playground.GuildId.Value);
    }

    public Database Database { get; }

    public TemplateStore Templates => Database.Templates;

    public CommandTraffic Traffic { get; }

    public CommandRegistration Registration { get; }

    public TemplateSwitch Switch { get; }

    public TenantId Tenant { get; }

    /// <summary>The commands that Discord offers in the guild, with their ids and versions.</summary>
    public IReadOnlyList<ApplicationCommand> Registered => _playground.World.Commands(_playground.GuildId);

    /// <summary>What Discord offers in the guild.</summary>
    public IReadOnlyList<string> Offered => [.. _playground.World.Commands(_playground.GuildId).Select(command => command.Name).Order(StringComparer.Ordinal)];

    public static async Task<GuildScene> StartAsync(PostgresFixture postgres)
    {
        var stop = TestContext.Current.CancellationToken;
        var check = await TemplateCheck.StartAsync(
            new SandboxPoolOptions { HelloLimit = Eventually.Patience, LivenessLimit = Eventually.Patience }, new TemplateLines(NullLoggerFactory.Instance), NullLoggerFactory.Instance, TimeProvider.System, stop);
        return new GuildScene(await postgres.OpenDatabaseAsync(), check);
    }

    /// <summary>Pushes a template of these files.</summary>
    public Task<PushedTemplate> PushAsync(string name, IReadOnlyDictionary<string, string> files, TenantId? tenant = null, bool registers = true, string? note = null)
    {
        var push = new TemplatePush(Database, _compiler, new TemplateInspector(_compiler, Task.FromResult(_check), Database.Limits), registers ? Registration : null);
        return push.RunAsync(tenant ?? Tenant, TemplateSources.FromFiles(files, name), "alice", note, TestContext.Current.CancellationToken);
    }

    /// <summary>Pushes a template of one TypeScript file.</summary>
    public Task<PushedTemplate> PushAsync(string name, string source, TenantId? tenant = null, bool registers = true) =>
        PushAsync(name, new Dictionary<string, string> { ["main.ts"] = source }, tenant, registers);

    /// <summary>Discord loses the guild's commands.</summary>
    public Task LoseCommandsAsync() => GiveCommandsAsync("[]");

    /// <summary>Somebody else replaces the guild's commands.</summary>
    public async Task GiveCommandsAsync(string commands) => await _discord.BulkOverwriteGuildCommandsAsync(
        _playground.ApplicationId.Value, _playground.GuildId.Value, Encoding.UTF8.GetBytes(commands), TestContext.Current.CancellationToken);

    /// <summary>A template with commands.</summary>
    public static string Commands(params string[] names) =>
        "import { command } from \"templateworker\";\n" + string.Concat(names.Select(name =>
            $"command({{ name: \"{name}\", description: \"Does {name}\" }}, async (interaction) => {{ await interaction.reply(\"{name}\"); }});\n"));

    /// <summary>The version that runs; null when none does.</summary>
    public async Task<int?> RunningAsync(string name, TenantId? tenant = null) =>
        (await Templates.LoadActiveAsync(tenant ?? Tenant, TestContext.Current.CancellationToken)).FirstOrDefault(template => template.Name == name)?.Version;

    public async ValueTask DisposeAsync()
    {
        await _check.DisposeAsync();
        _compiler.Dispose();
        _discord.Dispose();
        await Database.DisposeAsync();
    }
}
