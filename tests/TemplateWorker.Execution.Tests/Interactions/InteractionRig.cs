using System.Text;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Interactions;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Playground;
using TemplateWorker.Playground.World;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.Interactions;

/// <summary>A member of the playground on one end, a template in a real sandbox on the other, and all that is between.</summary>
sealed class InteractionRig : IAsyncDisposable
{
    readonly Database _database;
    readonly DiscordRestClient _discord;
    readonly MemoryTemplates _templates = new();
    readonly TenantSubscriptions _subscriptions = new();
    readonly CancellationTokenSource _stop = new();
    readonly GatewayClient _gateway;
    readonly ErrorReports _reports;
    Task _running = Task.CompletedTask;

    InteractionRig(Database database, PlaygroundServer playground, LimitSettings limits)
    {
        _database = database;
        Playground = playground;
        _discord = new DiscordRestClient(new DiscordRestOptions { ApiUrl = new Uri(playground.Announcement.Api), Token = playground.Token }, Log, TimeProvider.System);
        var (channels, interactions) = (new ChannelDirectory(), new InteractionDirectory(TimeProvider.System));
        _reports = new ErrorReports(ErrorChannels, channels, _discord, limits, Log, TimeProvider.System);
        var broker = new HostCallBroker(
            database.KeyValues, _discord, channels, interactions, Log, TimeProvider.System,
            new HostCallBrokerOptions { Limits = limits, Refusals = [_reports] });
        Conduct = new ConductBook(limits, Log, TimeProvider.System);
        Conduct.Watch(_reports);
        Pool = new SandboxPool(
            TestPool.Quick.With(limits), _templates, broker, [new FailureLog(Log, TimeProvider.System), _reports, Observer],
            new RecordingTemplateLog(), Log, TimeProvider.System, Conduct);
        var care = new InteractionCare(_discord, limits, Log, TimeProvider.System);
        var dispatcher = new Dispatcher(Pool, _subscriptions, channels, interactions, care);
        _gateway = new GatewayClient(new GatewayClientOptions(), _discord, dispatcher, Log, TimeProvider.System);
    }

    public PlaygroundServer Playground { get; }

    public SandboxPool Pool { get; }

    public ConductBook Conduct { get; }

    public RecordingObserver Observer { get; } = new();

    public RecordingLoggerFactory Log { get; } = new();

    public ErrorChannels ErrorChannels { get; } = new();

    public TenantId Tenant => TenantId.Guild(ulong.Parse(Playground.Announcement.GuildId));

    public IEnumerable<Message> Messages => Playground.World.Messages(Playground.ChannelId, Playground.MemberId);

    public static async Task<InteractionRig> StartAsync(PostgresFixture postgres, string template, LimitSettings? limits = null, bool defersEphemerally = true)
    {
        var stop = TestContext.Current.CancellationToken;
        var rig = new InteractionRig(
            await postgres.OpenDatabaseAsync(), await PlaygroundServer.StartAsync(cancellationToken: stop),
            limits ?? new LimitSettings { DeferAfterMs = 150 });
        await rig.Pool.StartAsync(stop);
        rig._templates.SetAll(rig.Tenant,
        [
            new TenantTemplate { Program = MemoryTemplates.Program(template, version: 7), DefersEphemerally = defersEphemerally },
        ]);
        rig._subscriptions.Set(rig.Tenant, ["INTERACTION_CREATE", "MESSAGE_CREATE"], banned: false);
        await rig._discord.BulkOverwriteGuildCommandsAsync(
            (await rig._discord.GetCurrentApplicationAsync(stop)).Id, rig.Tenant.OwnerId,
            """[{"name":"ask","description":"Asks"}]"""u8.ToArray(), stop);
        rig._running = Task.WhenAll(rig._gateway.RunAsync(rig._stop.Token), rig._reports.RunAsync(rig._stop.Token));
        await rig._gateway.WaitUntilReadyAsync(stop);
        return rig;
    }

    /// <summary>Adds a template, before the first event.</summary>
    public void AddTemplate(string name, string source)
    {
        var template = new TenantTemplate { Program = MemoryTemplates.Program(source) with { Name = name } };
        _templates.SetAll(Tenant, [.. _templates.Of(Tenant), template]);
    }

    public void Unsubscribe() => _subscriptions.Remove(Tenant);

    public void Ask() => Playground.People.RunCommand(Playground.ChannelId, Playground.MemberId, "ask");

    public async Task<Message> SeenAsync(string content)
    {
        try
        {
            await Eventually.HoldsAsync(() => Messages.Any(message => message.Content.Contains(content, StringComparison.Ordinal)), content);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No message with '{content}' among:\n{Describe()}");
        }
        return Messages.Last(message => message.Content.Contains(content, StringComparison.Ordinal));
    }

    public string Describe() =>
        new StringBuilder().AppendJoin('\n', Messages.Select(message => $"{message.Content} ephemeral={message.IsEphemeral} thinking={message.IsThinking}")).Append('\n').Append(Log).ToString();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Pool.DisposeAsync();
        _discord.Dispose();
        await Playground.DisposeAsync();
        await _database.DisposeAsync();
        _stop.Dispose();
    }
}
