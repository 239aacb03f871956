using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using TemplateWorker.Configuration;
using TemplateWorker.Discord;
using TemplateWorker.Discord.Cache;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Fetch;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Interactions;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Telemetry;
using TemplateWorker.Hosting.Interactions;
using TemplateWorker.Monitoring;
using TemplateWorker.Monitoring.Health;
using TemplateWorker.Registration;
using TemplateWorker.Storage;

namespace TemplateWorker.Hosting;

/// <summary>What runs between Discord and the database, wired together: gateway, dispatcher, sandbox pool and broker.</summary>
sealed class WorkerHost : IAsyncDisposable
{
    // Members whose interactions end with the host are told so; Discord answers in a fraction of this.
    static readonly TimeSpan LastWords = TimeSpan.FromSeconds(3);

    readonly ILogger _logger;
    readonly Meter _meter = new(DispatchMetrics.MeterName);
    readonly TimeSpan _drainLimit;
    readonly Database _database;
    readonly TenantSubscriptions _subscriptions = new();
    readonly DispatchStatistics _statistics = new();
    readonly TemplateLineKeeper _lines;
    readonly GatewayClient _gateway;
    readonly GatewaySessionKeeper _sessions;
    readonly TemplateIntents _intents;
    readonly DiscordRestClient _discord;
    readonly Func<CancellationToken, Task> _takeInteractions;
    readonly TenantSync _sync;
    readonly CommandRegistrar _registrar;
    readonly InteractionCare _care;
    readonly ErrorReports _reports;
    readonly SuspensionKeeper _suspensions;
    readonly Func<CancellationToken, Task> _lookAtCompiler;

    WorkerHost(
        HostSettings settings, Database database, DiscordRestClient discord, DiscordApplication application, ILoggerFactory loggers, TimeProvider time,
        WorkerTaps taps)
    {
        _logger = loggers.CreateLogger<WorkerHost>();
        _drainLimit = TimeSpan.FromSeconds(settings.Sandbox.DrainSeconds);
        _database = database;
        _discord = discord;

        _lines = new TemplateLineKeeper(database.TemplateLogs, loggers, time);

        var channels = new ChannelDirectory();
        var interactions = new InteractionDirectory(time);
        var errorChannels = new ErrorChannels();
        var intents = TemplateIntents.First(application, settings.Discord.Intents);
        var guilds = new GuildCache(discord, new GuildCacheOptions { FollowsEvents = intents.HasFlag(GatewayIntents.Guilds) }, loggers, time);
        var lines = taps.Lines(new TemplateLogs([new TemplateLines(loggers), _lines]));
        var members = new GatewayMembers(application);
        _reports = new ErrorReports(errorChannels, channels, discord, settings.Limits, loggers, time);
        var broker = new HostCallBroker(database.KeyValues, discord, channels, interactions, loggers, time, new HostCallBrokerOptions
        {
            Limits = settings.Limits,
            Fetch = new FetchOptions { AllowPrivate = settings.Fetch.AllowPrivate },
            Guilds = guilds,
            Meter = _meter,
            Members = members,
            Refusals = [_reports, new RefusalLines(lines)],
        });
        var conduct = new ConductBook(settings.Limits, loggers, time);
        _suspensions = new SuspensionKeeper(database.TenantStates, conduct, loggers, time);
        conduct.Watch(_suspensions);
        conduct.Watch(_reports);
        Pool = new SandboxPool(
            settings.Sandbox.ToOptions(settings.Limits), new StoredTemplates(database.Templates), taps.HostCalls(broker),
            [_statistics, new DispatchMetrics(_meter), new FailureLog(loggers, time), _reports, _lines, .. taps.Outcomes],
            lines, loggers, time, conduct);
        _care = new InteractionCare(discord, settings.Limits, loggers, time);
        var dispatcher = new Dispatcher(Pool, _subscriptions, channels, interactions, _care, guilds);
        var events = taps.Events(dispatcher);
        var turns = new SharedIdentifyTurns(database.IdentifyTurns, application.Id, loggers);
        _gateway = new GatewayClient(settings.Discord.ToGatewayOptions(intents, turns), discord, events, loggers, time);
        members.Gateway = _gateway;
        WorkerMetrics.Watch(_meter, _gateway, dispatcher, _statistics, _subscriptions, Pool);
        _takeInteractions = stop => InteractionServer.RunAsync(settings.Discord.Interactions, events, loggers, time, stop);
        var compiler = new CompilerWatch(_meter);
        _lookAtCompiler = stop => compiler.LookAsync(settings, loggers, time, stop);
        _intents = new TemplateIntents(application, _gateway, loggers);
        _sessions = new GatewaySessionKeeper(database.GatewaySessions, application.Id, _gateway, loggers, time);
        Registration = new CommandRegistration(database.Templates, discord, application, time);
        _registrar = new CommandRegistrar(database.Templates, Registration, loggers, time);
        _sync = new TenantSync(database.TenantStates, _subscriptions, _intents, errorChannels, conduct, Pool, _registrar, loggers, time);
    }

    /// <summary>The sandboxes.</summary>
    public SandboxPool Pool { get; }

    /// <summary>How commands are registered.</summary>
    public CommandRegistration Registration { get; }

    /// <summary>Asks Discord who the bot is, starts the sandboxes and reads the tenants. No event comes in yet.</summary>
    /// <param name="settings">How it is configured.</param>
    /// <param name="database">Where tenants and their data are.</param>
    /// <param name="discord">Discord's REST interface.</param>
    /// <param name="loggers">Where it logs.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="taps">Where the host is watched from outside; null for nowhere.</param>
    /// <exception cref="DiscordException">Discord refuses the token, or cannot be reached.</exception>
    /// <exception cref="Execution.Sandboxes.Launch.SandboxLaunchException">A sandbox does not start.</exception>
    public static async Task<WorkerHost> StartAsync(
        HostSettings settings, Database database, DiscordRestClient discord, ILoggerFactory loggers, TimeProvider time, CancellationToken stop,
        WorkerTaps? taps = null)
    {
        var application = await discord.GetCurrentApplicationAsync(stop);
        var worker = new WorkerHost(settings, database, discord, application, loggers, time, taps ?? new WorkerTaps());
        try
        {
            HostLog.Discord(worker._logger, application.Name, application.Id, settings.Discord.ApiUrl);
            await worker.Pool.StartAsync(stop);
            var sandboxes = worker.Pool.Sandboxes;
            var processes = string.Join(", ", sandboxes.Select(sandbox => sandbox.ProcessId.ToString(CultureInfo.InvariantCulture)));
            HostLog.Sandboxes(worker._logger, sandboxes.Count, processes, sandboxes[0].Engine);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether everything up to an event of the only shard is done: nothing of it waits or runs any more.</summary>
    /// <param name="sequence">The event's number in the shard's session.</param>
    public bool IsDoneWith(long sequence) => _gateway.TakenBy(0) >= sequence && Pool.Sandboxes.All(sandbox => sandbox.Held == 0);

    /// <summary>Gives those who ask for health what they look at.</summary>
    public void TellHealth(WorkerHealth health) => health.Runs(_gateway, Pool);

    /// <summary>Asks for other gateway shards, which take over without missing an event.</summary>
    /// <param name="shards">Which; null for as many as Discord recommends.</param>
    public void Reshard(ShardSet? shards) => _gateway.Reshard(shards);

    /// <summary>Completes when all shards are connected.</summary>
    public Task WaitUntilReadyAsync(CancellationToken stop) => _gateway.WaitUntilReadyAsync(stop);

    /// <summary>Runs until it is stopped, then lets running dispatches end within their limit.</summary>
    /// <exception cref="DiscordFatalException">Discord will not serve this bot until a person changes something.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        // Nothing is missed: what changes before the listener is there, it reads when it is.
        await _sync.ReadAllAsync(stop);
        _intents.Start(_subscriptions.Count);
        HostLog.Tenants(_logger, _subscriptions.Count);
        var formerSessions = await _sessions.LoadAsync(stop);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task[] loops =
        [
            _gateway.RunAsync(formerSessions, end.Token),
            _sessions.RunAsync(end.Token),
            _discord.FailWhenTokenRefusedAsync(end.Token),
            _takeInteractions(end.Token),
            _database.Changes.RunAsync(_sync, end.Token),
            _sync.RunAsync(end.Token),
            _registrar.RunAsync(end.Token),
            _reports.RunAsync(end.Token),
            _suspensions.RunAsync(end.Token),
            _database.Purge.RunAsync(end.Token),
            _lookAtCompiler(end.Token),
            TellWhenReadyAsync(end.Token),
        ];
        var first = await Task.WhenAny(loops[..^2]);
        HostLog.Stopping(_logger, _drainLimit);
        await end.CancelAsync();
        await Task.WhenAll(loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _sessions.SaveLastAsync();
        await Pool.DrainAsync(_drainLimit);
        if (first.IsFaulted)
        {
            await first;
        }
    }

    /// <summary>Ends the sandboxes.</summary>
    public async ValueTask DisposeAsync()
    {
        await Pool.DisposeAsync();
        await _care.SettleAsync(LastWords);
        await _lines.DisposeAsync();
        _meter.Dispose();
        var total = _statistics.Total;
        HostLog.Stopped(_logger, total.Dispatches, total.Count(DispatchOutcomeKind.Ok), total.Count(DispatchOutcomeKind.Refused));
    }

    async Task TellWhenReadyAsync(CancellationToken stop)
    {
        await _gateway.WaitUntilReadyAsync(stop);
        HostLog.Ready(_logger, _gateway.Shards.Count);
    }
}
