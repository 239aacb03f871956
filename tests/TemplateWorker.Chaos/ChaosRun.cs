using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TemplateWorker.Chaos.Faults;
using TemplateWorker.Chaos.Records;
using TemplateWorker.Chaos.Reports;
using TemplateWorker.Chaos.Rig;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;

namespace TemplateWorker.Chaos;

/// <summary>One run from the start of everything to the report.</summary>
/// <param name="options">What it does.</param>
/// <param name="watchdog">Told how far it is.</param>
sealed class ChaosRun(ChaosOptions options, Watchdog watchdog)
{
    static readonly TimeSpan SettlingLimit = TimeSpan.FromMinutes(2);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    readonly EventLedger _ledger = new(options.Events);
    readonly FaultWindows _windows = new();

    /// <summary>Runs.</summary>
    /// <param name="options">What it does.</param>
    /// <param name="watchdog">Told how far it is.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<ChaosReport> RunAsync(ChaosOptions options, Watchdog watchdog, CancellationToken stop)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"templateworker-chaos-{Environment.ProcessId}");
        // PostgreSQL does not run as root; its user must be able to reach its cluster.
        Directory.CreateDirectory(
            folder,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        try
        {
            return Verdict.Of(await new ChaosRun(options, watchdog).RunAsync(folder, stop));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    async Task<RunFacts> RunAsync(string folder, CancellationToken stop)
    {
        using var loggers = HostLogging.Create(new LoggingSettings { Level = LogLevel.Warning });
        watchdog.Enter("starting");
        RunFacts facts;
        IReadOnlyCollection<int> sandboxes;
        await using (var stage = await ChaosStage.StartAsync(options, folder, _ledger, _windows, loggers, stop))
        {
            facts = await RunAsync(stage, stop);
            sandboxes = stage.Processes;
            watchdog.Enter("stopping PostgreSQL and the playground");
        }
        watchdog.Enter("looking for what is left");
        return facts with { Leftovers = await Leftovers.FindAsync(folder, sandboxes) };
    }

    async Task<RunFacts> RunAsync(ChaosStage stage, CancellationToken stop)
    {
        var source = new EventSource(options, stage.Playground, _ledger);
        using var injector = new FaultInjector(stage, source, _windows);
        var memory = new MemoryWatch(stage);
        using var measured = new CancellationTokenSource();
        watchdog.Enter("waking every guild");
        await source.WarmUpAsync(stop);
        watchdog.Enter("sending events while things fail");
        var processor = ProcessorUse.Now();
        var clock = Stopwatch.StartNew();
        var measuring = memory.RunAsync(measured.Token);
        var failing = injector.RunAsync(FaultPlan.Of(options), clock, stop);
        await Task.Factory.StartNew(() => source.Run(clock, stop), TaskCreationOptions.LongRunning);
        var sending = clock.Elapsed;
        await failing;
        watchdog.Enter("waiting for the last events");
        var settling = await SettleAsync(stage);
        await measured.CancelAsync();
        await measuring;

        watchdog.Enter("stopping the worker");
        var engine = stage.Engine;
        await stage.StopWorkerAsync();
        watchdog.Enter("reading what was written");
        return new RunFacts
        {
            Options = options,
            Engine = engine,
            Sending = sending,
            Waited = source.Waited,
            Processor = ProcessorUse.Now().Since(processor),
            Settling = settling,
            Count = _ledger.Count(source.TenantOf),
            MissingWrites = await WriteCheck.FindMissingAsync(stage.Database, source, _ledger),
            Surprises = _ledger.Surprises,
            Faults = injector.Records,
            Resumed = _windows.Resumed,
            Memory = memory.Samples,
            Leftovers = [],
        };
    }

    async Task<TimeSpan?> SettleAsync(ChaosStage stage)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < SettlingLimit)
        {
            if (stage.IsAtRest && _ledger.Ended >= _ledger.Dispatches)
                return Stopwatch.GetElapsedTime(started);
            await Task.Delay(Look);
        }
        return null;
    }
}
