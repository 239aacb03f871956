using System.Diagnostics;
using TemplateWorker.Chaos.Rig;
using TemplateWorker.Execution.Sandboxes;

namespace TemplateWorker.Chaos.Faults;

/// <summary>Brings the faults of a plan about, and notes how long each took to be over.</summary>
/// <param name="stage">What fails.</param>
/// <param name="source">Tells which event is next.</param>
/// <param name="windows">When what was out of order.</param>
sealed class FaultInjector(ChaosStage stage, EventSource source, FaultWindows windows) : IDisposable
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly SemaphoreSlim _gateway = new(1);
    readonly SemaphoreSlim _database = new(1);
    readonly Lock _gate = new();
    readonly List<FaultRecord> _records = [];

    /// <summary>What happened so far, in order.</summary>
    public IReadOnlyList<FaultRecord> Records
    {
        get
        {
            lock (_gate)
                return [.. _records.OrderBy(record => record.AtSeconds)];
        }
    }

    /// <summary>Runs a plan to its end.</summary>
    /// <param name="plan">The faults.</param>
    /// <param name="clock">Runs since the first event.</param>
    /// <param name="stop">Leaves out the rest.</param>
    public async Task RunAsync(IReadOnlyList<Fault> plan, Stopwatch clock, CancellationToken stop)
    {
        var underWay = new List<Task>();
        foreach (var fault in plan)
        {
            while (source.Sent < fault.At)
                await Task.Delay(Look, stop);
            underWay.Add(Task.Run(() => BringAboutAsync(fault, clock, stop), stop));
        }
        await Task.WhenAll(underWay);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gateway.Dispose();
        _database.Dispose();
    }

    async Task BringAboutAsync(Fault fault, Stopwatch clock, CancellationToken stop)
    {
        switch (fault.Kind)
        {
            case FaultKind.SandboxKilled:
                await KillAsync(fault, clock, stop);
                break;
            case FaultKind.DatabaseRestarted:
                await WithoutDatabaseAsync(fault, clock, stage.Postgres.RestartAsync, stop);
                break;
            case FaultKind.DatabaseCrashed:
                await WithoutDatabaseAsync(fault, clock, stage.Postgres.CrashAsync, stop);
                break;
            case FaultKind.GatewayCut:
                await WithoutGatewayAsync(fault, clock, () => stage.Playground.Gateway.Cut(), stop);
                break;
            case FaultKind.GatewayClosed:
                await WithoutGatewayAsync(fault, clock, () => stage.Playground.Gateway.Close(FaultPlan.CloseCode), stop);
                break;
            case FaultKind.GatewayReconnect:
                await WithoutGatewayAsync(fault, clock, () => stage.Playground.Gateway.RequestReconnect(), stop);
                break;
        }
    }

    async Task KillAsync(Fault fault, Stopwatch clock, CancellationToken stop)
    {
        // A sandbox that is just being replaced is killed as soon as it is there.
        await UntilAsync(() => stage.SandboxAt(fault.Place).ProcessId != 0, stop);
        var victim = stage.SandboxAt(fault.Place).ProcessId;
        var record = Note(new FaultRecord(fault.Kind, clock.Elapsed, fault.Place));
        windows.Killing(record);
        stage.Kill(victim);
        await UntilAsync(() => stage.SandboxAt(fault.Place) is { State: SandboxState.Ready } now && now.ProcessId != victim, stop);
        record.End(clock.Elapsed);
    }

    async Task WithoutDatabaseAsync(Fault fault, Stopwatch clock, Func<CancellationToken, Task> fail, CancellationToken stop)
    {
        await _database.WaitAsync(stop);
        try
        {
            var record = Note(new FaultRecord(fault.Kind, clock.Elapsed));
            windows.DatabaseGoes();
            await fail(stop);
            windows.DatabaseIsBack();
            record.End(clock.Elapsed);
        }
        finally
        {
            _database.Release();
        }
    }

    async Task WithoutGatewayAsync(Fault fault, Stopwatch clock, Action fail, CancellationToken stop)
    {
        await _gateway.WaitAsync(stop);
        try
        {
            await UntilAsync(() => stage.Playground.Gateway.ConnectedSessions > 0, stop);
            var record = Note(new FaultRecord(fault.Kind, clock.Elapsed));
            var resumed = windows.Resumed;
            fail();
            await UntilAsync(() => windows.Resumed > resumed, stop);
            record.End(clock.Elapsed);
        }
        finally
        {
            _gateway.Release();
        }
    }

    FaultRecord Note(FaultRecord record)
    {
        lock (_gate)
            _records.Add(record);
        return record;
    }

    static async Task UntilAsync(Func<bool> condition, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
                throw new TimeoutException($"What a fault broke was not whole again within {Patience.TotalSeconds} s.");
            await Task.Delay(Look, stop);
        }
    }
}
