using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TemplateWorker.Chaos.Faults;
using TemplateWorker.Chaos.Records;
using TemplateWorker.Configuration;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Hosting;
using TemplateWorker.Playground;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Chaos.Rig;

/// <summary>
/// Everything real: the playground with as many guilds as there are tenants, PostgreSQL, and the whole worker between them
/// as the verb <c>worker</c> starts it.
/// </summary>
sealed class ChaosStage : IAsyncDisposable
{
    // More than may be under way, so that no cut outlasts it.
    const int ReplayPerWindow = 2;
    const int LeastReplay = 1000;
    const int MessagesPerChannel = 100;

    readonly DiscordRestClient _discord;
    readonly WorkerHost _worker;
    readonly CancellationTokenSource _enough = new();
    readonly HashSet<int> _processes = [];
    readonly Lock _gate = new();
    Task _running = Task.CompletedTask;

    ChaosStage(PlaygroundServer playground, ChaosPostgres postgres, Database database, DiscordRestClient discord, WorkerHost worker)
    {
        Playground = playground;
        Postgres = postgres;
        Database = database;
        _discord = discord;
        _worker = worker;
    }

    /// <summary>The local Discord.</summary>
    public PlaygroundServer Playground { get; }

    /// <summary>The database's server.</summary>
    public ChaosPostgres Postgres { get; }

    /// <summary>The database, as the host has it open.</summary>
    public Database Database { get; }

    /// <summary>The script engine.</summary>
    public string Engine => _worker.Pool.Sandboxes[0].Engine;

    /// <summary>Whether all that the gateway sent is done.</summary>
    public bool IsAtRest => Playground.Gateway.ConnectedSessions > 0 && _worker.IsDoneWith(Playground.Gateway.LastSequence);

    /// <summary>Every process that was a sandbox so far.</summary>
    public IReadOnlyCollection<int> Processes
    {
        get
        {
            lock (_gate)
                return [.. _processes];
        }
    }

    /// <summary>Starts everything and waits until events come.</summary>
    /// <param name="options">The run.</param>
    /// <param name="folder">Where the cluster goes.</param>
    /// <param name="ledger">What becomes of events.</param>
    /// <param name="windows">What is out of order.</param>
    /// <param name="loggers">Where the host logs.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<ChaosStage> StartAsync(
        ChaosOptions options, string folder, EventLedger ledger, FaultWindows windows, ILoggerFactory loggers, CancellationToken stop)
    {
        var playground = await PlaygroundServer.StartAsync(
            new PlaygroundOptions { ReplayEvents = Math.Max(options.Window * ChaosOptions.Sandboxes * ReplayPerWindow, LeastReplay), MessagesPerChannel = MessagesPerChannel },
            loggers, TimeProvider.System, stop);
        while (playground.World.Guilds.Count < options.Tenants)
            playground.World.AddGuild($"Guild {playground.World.Guilds.Count}");
        ledger.KnowGuilds([.. playground.World.Guilds.Select(guild => guild.Id.Value)]);

        var postgres = await ChaosPostgres.StartAsync(folder, loggers, stop);
        var settings = SettingsFor(playground);
        var database = await Database.OpenAsync(
            new DatabaseOptions { Connection = postgres.Connection, Limits = settings.Limits.ToStorageLimits() }, loggers, TimeProvider.System, stop);
        await database.Migrations.ApplyAsync(stop);
        foreach (var guild in playground.World.Guilds)
            await PushAsync(database, TenantId.Guild(guild.Id.Value), stop);

        var discord = DiscordAccess.CreateClient(settings.Discord, loggers);
        var worker = await WorkerHost.StartAsync(settings, database, discord, loggers, TimeProvider.System, stop, new WorkerTaps
        {
            Events = part => new WatchedGateway((Dispatcher)part, ledger, windows),
            HostCalls = part => new WatchedBroker(part, ledger, windows),
            Lines = part => new WatchedLines(part, ledger),
            Outcomes = [new WatchedOutcomes(ledger, windows)],
        });
        var stage = new ChaosStage(playground, postgres, database, discord, worker);
        stage._running = Task.Run(() => worker.RunAsync(stage._enough.Token), CancellationToken.None);
        await await Task.WhenAny(worker.WaitUntilReadyAsync(stop), stage._running);
        return stage;
    }

    /// <summary>How a sandbox is.</summary>
    /// <param name="place">Which, from 0.</param>
    public SandboxStatus SandboxAt(int place)
    {
        var status = _worker.Pool.Sandboxes[place];
        if (status.ProcessId != 0)
        {
            lock (_gate)
                _processes.Add(status.ProcessId);
        }
        return status;
    }

    /// <summary>Kills a process with SIGKILL.</summary>
    /// <param name="processId">Which.</param>
    public void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }

    /// <summary>Stops the worker as SIGTERM does: running dispatches end, sandboxes end.</summary>
    public async Task StopWorkerAsync()
    {
        await _enough.CancelAsync();
        await _running;
        await _worker.DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _discord.Dispose();
        await Playground.DisposeAsync();
        await Database.DisposeAsync();
        await Postgres.DisposeAsync();
        _enough.Dispose();
    }

    static HostSettings SettingsFor(PlaygroundServer playground) => new()
    {
        Sandbox = new SandboxSettings { Processes = ChaosOptions.Sandboxes },
        Discord = new DiscordSettings { ApiUrl = new Uri(playground.BaseUrl + "/api"), Token = new Secret(playground.Token) },
    };

    static async Task PushAsync(Database database, TenantId tenant, CancellationToken stop) => await database.Templates.ChangeAsync(
        tenant,
        async change =>
        {
            await change.ActivateAsync(ChaosTemplate.Stored.Name, await change.AddVersionAsync(ChaosTemplate.Stored), "{}");
            return true;
        },
        TemplateStore.Patience,
        stop);
}
