using System.Text;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Fetch;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Execution.Tests.RealSandbox;
using TemplateWorker.Playground;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing.OpenApi;

namespace TemplateWorker.Execution.Tests.HostCalls;

/// <summary>
/// Templates in a real sandbox that ask a real database and the playground. What is asked of the playground is as Discord
/// describes it, or the test fails at its end.
/// </summary>
sealed class BrokerRig : IAsyncDisposable
{
    readonly Database _database;
    readonly DescribedTransport _traffic = new(new SocketsHttpHandler());
    readonly DiscordRestClient _discord;
    readonly RecordingTemplateLog _lines = new();

    BrokerRig(Database database, PlaygroundServer playground, LimitSettings? limits, FetchOptions? fetch, Uri? discord, TimeProvider? interactionTime)
    {
        _database = database;
        Interactions = new InteractionDirectory(interactionTime ?? TimeProvider.System);
        Playground = playground;
        _discord = new DiscordRestClient(new DiscordRestOptions { ApiUrl = discord ?? new Uri(playground.Announcement.Api), Token = playground.Token }, Log, TimeProvider.System, _traffic);
        Broker = new HostCallBroker(database.KeyValues, _discord, Channels, Interactions, Log, TimeProvider.System, new HostCallBrokerOptions { Limits = limits ?? new LimitSettings(), Fetch = fetch ?? new FetchOptions() });
        Pool = new SandboxPool(TestPool.Quick, Templates, Broker, [], _lines, Log, TimeProvider.System);
    }

    public PlaygroundServer Playground { get; }

    public MemoryTemplates Templates { get; } = new();

    public SandboxPool Pool { get; }

    public HostCallBroker Broker { get; }

    public ChannelDirectory Channels { get; } = new();

    public InteractionDirectory Interactions { get; }

    public RecordingLoggerFactory Log { get; } = new();

    public TenantId Tenant => TenantId.Guild(ulong.Parse(Playground.Announcement.GuildId));

    public string Channel => Playground.Announcement.ChannelId;

    public static async Task<BrokerRig> StartAsync(PostgresFixture postgres, LimitSettings? limits = null, FetchOptions? fetch = null, Uri? discord = null, TimeProvider? interactionTime = null)
    {
        var rig = new BrokerRig(
            await postgres.OpenDatabaseAsync(), await PlaygroundServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken), limits, fetch, discord, interactionTime);
        await rig.Pool.StartAsync(TestContext.Current.CancellationToken);
        return rig;
    }

    /// <summary>Runs a handler's body for a tenant and gives what it returns, or the error it meets, as JSON.</summary>
    public async Task<string> RunAsync(string body, TenantId? tenant = null)
    {
        var owner = tenant ?? Tenant;
        Templates.Set(owner, $$"""
            const { on, kv, discord, log } = require("templateworker");
            on("TEST", async () => {
              try {
                const result = await (async () => { {{body}} })();
                log.info(result === undefined ? "undefined" : JSON.stringify(result));
              } catch (e) {
                log.info(JSON.stringify({ error: e.name, message: e.message, code: e.code, status: e.status }));
              }
            });
            """);
        Pool.Reload(owner);
        _lines.Lines.Clear();
        var outcome = await Pool.DispatchAsync(owner, RealPool.Event, "{}"u8).WaitAsync(Eventually.Patience);
        outcome.Kind.ShouldBe(DispatchOutcomeKind.Ok, $"{outcome.Error}\n{Log}");
        return _lines.Lines.ShouldHaveSingleItem().Text;
    }

    public void Learn(TenantId tenant, string interaction) => Interactions.Learn(tenant, Encoding.UTF8.GetBytes(interaction));

    public async ValueTask DisposeAsync()
    {
        await Pool.DisposeAsync();
        _discord.Dispose();
        await Playground.DisposeAsync();
        await _database.DisposeAsync();
        _traffic.Differences.ShouldBeEmpty();
    }
}
