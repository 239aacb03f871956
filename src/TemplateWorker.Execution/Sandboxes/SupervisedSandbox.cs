using System.Threading.Channels;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Execution.Sandboxes.Spares;
using TemplateWorker.Execution.Sandboxes.Tenants;

namespace TemplateWorker.Execution.Sandboxes;

/// <summary>One place in the pool: has a process in it, watches it, and puts another there when it ends.</summary>
sealed class SupervisedSandbox : IAsyncDisposable
{
    readonly int _index;
    readonly bool _isPenalty;
    readonly SandboxPoolOptions _options;
    readonly PoolParts _parts;
    readonly ISandboxLauncher _launcher;
    readonly SpareSandboxes? _spares;
    readonly RestartDelay _delay;
    readonly FormerSandboxes _formers;
    readonly Channel<Successor> _successors = System.Threading.Channels.Channel.CreateUnbounded<Successor>();
    readonly CancellationTokenSource _stopping = new();
    readonly CancellationToken _stop;
    readonly TaskCompletionSource _firstHello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile LiveSandbox? _sandbox;
    volatile SandboxState _state;
    volatile int _restarts;
    int _former;
    long _takenAt;
    Task _relief = Task.CompletedTask;
    Task _supervision = Task.CompletedTask;
    Task _endings = Task.CompletedTask;
    Task _leavings = Task.CompletedTask;

    /// <summary>Makes the place; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="index">Its number.</param>
    /// <param name="options">Limits and times.</param>
    /// <param name="parts">What all sandboxes share.</param>
    /// <param name="launcher">Starts processes.</param>
    /// <param name="spares">What can take the place at once; null when nothing may.</param>
    /// <param name="isPenalty">Whether its tenants are here for their offences: it runs when the others leave it time.</param>
    public SupervisedSandbox(
        int index, SandboxPoolOptions options, PoolParts parts, ISandboxLauncher launcher, SpareSandboxes? spares, bool isPenalty = false)
    {
        _isPenalty = isPenalty;
        _index = index;
        _options = options;
        _parts = parts;
        _launcher = launcher;
        _spares = spares;
        _delay = new RestartDelay(options.RestartBackoff, options.RestartBackoffMax);
        Traffic = new SandboxTraffic(options, parts, isPenalty);
        _formers = new FormerSandboxes(index, options, parts, Traffic);
        _stop = _stopping.Token;
    }

    /// <summary>What goes to it and comes back.</summary>
    public SandboxTraffic Traffic { get; }

    /// <summary>How it is.</summary>
    public SandboxStatus Status
    {
        get
        {
            var (held, tenants) = Traffic.Load;
            var sandbox = _sandbox;
            return new SandboxStatus(_index, _state, sandbox?.ProcessId ?? 0, sandbox?.Engine ?? "", _restarts, held, tenants, sandbox?.ResidentBytes ?? 0);
        }
    }

    /// <summary>Starts the first process and waits for its hello.</summary>
    /// <exception cref="SandboxLaunchException">It cannot be started or ended before it said hello.</exception>
    public Task StartAsync()
    {
        _supervision = Task.Run(SuperviseAsync);
        return _firstHello.Task;
    }

    /// <summary>Starts the first process without waiting for it; one that does not start is tried again.</summary>
    public void StartInBackground()
    {
        _firstHello.TrySetResult();
        _supervision = Task.Run(SuperviseAsync);
    }

    /// <summary>Looks at signs of life and limits.</summary>
    public void Check()
    {
        _formers.Check();
        if (_sandbox is not { Connection.IsBroken: false } sandbox)
            return;
        sandbox.Check(Traffic.Check(sandbox.Session));
        if (sandbox.LookAtMemory())
            Relieve(sandbox);
    }

    /// <summary>Lets a new process take the place.</summary>
    /// <param name="cause">Why.</param>
    /// <returns>Completes when the one that had the place has ended what it holds, and is gone.</returns>
    /// <exception cref="SandboxLaunchException">None could be started; the one that has the place goes on.</exception>
    /// <exception cref="OperationCanceledException">The place was given up meanwhile.</exception>
    public async Task<Task> TakeOverAsync(ReplaceCause cause)
    {
        var successor = new Successor(await StartWarmAsync(), cause);
        if (!_successors.Writer.TryWrite(successor))
            await GiveUpAsync(successor);
        return await successor.Taken.Task;
    }

    /// <summary>Ends the process and whatever it still holds.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _supervision;
        _successors.Writer.TryComplete();
        while (_successors.Reader.TryRead(out var successor))
            await GiveUpAsync(successor);
        await _relief;
        await Task.WhenAll(_endings, _leavings);
        _firstHello.TrySetCanceled();
        Traffic.Dispose();
        _state = SandboxState.Stopped;
        _stopping.Dispose();
    }

    async Task SuperviseAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            var life = TimeSpan.Zero;
            try
            {
                life = await ServeAsync(await NextAsync());
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (SandboxLaunchException e)
            {
                if (_firstHello.TrySetException(e))
                    return;
                _parts.Logger.SandboxNotLaunched(e, _index, e.Message);
            }
            catch (Exception e)
            {
                _parts.Logger.SupervisionFailed(e, _index);
                if (_firstHello.TrySetException(e))
                    return;
            }
            await BackOffAsync(_delay.After(life));
        }
    }

    async Task BackOffAsync(TimeSpan delay)
    {
        _restarts++;
        if (delay == TimeSpan.Zero || _stopping.IsCancellationRequested)
            return;
        _state = SandboxState.BackingOff;
        try
        {
            await Task.Delay(delay, _parts.Time, _stop);
        }
        catch (OperationCanceledException)
        {
            // The loop sees the same token.
        }
    }

    async Task<LiveSandbox> NextAsync()
    {
        if (_successors.Reader.TryRead(out var successor))
        {
            _parts.Logger.SandboxReplaced(_index, successor.Sandbox.ProcessId, _former, successor.Cause);
            successor.Taken.SetResult(Task.CompletedTask);
            return successor.Sandbox;
        }
        if (_former != 0 && _spares?.TryTake() is { } spare)
        {
            _parts.Logger.SpareTook(spare.ProcessId, _index, _former);
            return spare;
        }
        // What ended is gone before something is started for it.
        await _endings;
        _state = SandboxState.Starting;
        var sandbox = await LiveSandbox.StartAsync(_launcher, _options, _parts, _stop);
        _parts.Logger.SandboxReady(_index, sandbox.ProcessId, sandbox.Engine, (long)sandbox.StartTime.TotalMilliseconds);
        return sandbox;
    }

    // From the moment that a process has the place to the death of the last that takes it over; how long that one had it.
    async Task<TimeSpan> ServeAsync(LiveSandbox sandbox)
    {
        Enter(sandbox);
        while (await SuccessorOfAsync(sandbox) is { } successor)
        {
            var former = sandbox;
            sandbox = successor.Sandbox;
            Enter(sandbox);
            _parts.Logger.SandboxReplaced(_index, sandbox.ProcessId, former.ProcessId, successor.Cause);
            _parts.Metrics.Replaced(successor.Cause);
            var leaving = _formers.LeaveAsync(former);
            successor.Taken.SetResult(leaving);
            _leavings = Task.WhenAll(_leavings, leaving);
        }
        var broken = await sandbox.Connection.Broken;
        _sandbox = null;
        if (broken.Cause == BreakCause.Stopped)
            Traffic.Detach(sandbox.Session, DispatchOutcomeKind.Cancelled, Reports.Stopped);
        else
            Traffic.Detach(sandbox.Session, DispatchOutcomeKind.Crash, Reports.Crash(broken.Reason));
        _endings = Task.WhenAll(_endings, EndAsync(sandbox, broken));
        return _parts.Time.GetElapsedTime(_takenAt);
    }

    void Enter(LiveSandbox sandbox)
    {
        sandbox.EndWith(_stop);
        if (_isPenalty && LowPriority.TryGive(sandbox.ProcessId) is { } refused)
            _parts.Logger.PriorityNotLowered(refused);
        _takenAt = _parts.Time.GetTimestamp();
        _former = sandbox.ProcessId;
        _sandbox = sandbox;
        Traffic.Attach(sandbox.Session);
        _state = SandboxState.Ready;
        _firstHello.TrySetResult();
    }

    // Null when the sandbox has ended before there was one.
    async Task<Successor?> SuccessorOfAsync(LiveSandbox sandbox)
    {
        while (true)
        {
            await Task.WhenAny(sandbox.Connection.Broken, _successors.Reader.WaitToReadAsync(_stop).AsTask());
            if (sandbox.Connection.IsBroken || !_successors.Reader.TryRead(out var successor))
                return null;
            if (!successor.Sandbox.Connection.IsBroken)
                return successor;
            await GiveUpAsync(successor);
        }
    }

    async Task<LiveSandbox> StartWarmAsync()
    {
        var sandbox = await LiveSandbox.StartAsync(_launcher, _options, _parts, _stop);
        sandbox.EndWith(_stop);
        if (await WarmUp.RunAsync(sandbox, _parts))
            return sandbox;
        throw await FailureOfAsync(sandbox);
    }

    static async Task GiveUpAsync(Successor successor)
    {
        successor.Sandbox.Connection.Break(ConnectionBreak.Stopping);
        successor.Taken.SetException(await FailureOfAsync(successor.Sandbox));
    }

    static async Task<Exception> FailureOfAsync(LiveSandbox sandbox)
    {
        var broken = await sandbox.Connection.Broken;
        var exit = await sandbox.EndAsync();
        return broken.IsPeaceful
            ? new OperationCanceledException(broken.Reason)
            : new SandboxLaunchException($"Sandbox process {sandbox.ProcessId} ended before it took a place: {broken.Reason} It {exit}.", broken.Error);
    }

    async Task EndAsync(LiveSandbox sandbox, ConnectionBreak broken)
    {
        if (broken.Cause != BreakCause.Stopped)
            _parts.Metrics.Died(broken.Cause);
        var exit = await sandbox.EndAsync();
        if (broken.Cause == BreakCause.Stopped)
            _parts.Logger.SandboxStopped(_index, sandbox.ProcessId, exit);
        else
            _parts.Logger.SandboxDied(broken.Error, _index, sandbox.ProcessId, broken.Reason, exit);
    }

    // Memory that tenants hold who do nothing is given back first; when that is not enough, a fresh process takes over.
    void Relieve(LiveSandbox sandbox)
    {
        var limit = _options.ProcessMemoryMib * 1024L * 1024;
        var resident = sandbox.ResidentBytes;
        if (resident <= limit / 5 * 4)
            return;
        if (resident <= limit)
        {
            var count = Traffic.GiveUpIdle();
            if (count > 0)
                _parts.Logger.IdleTenantsGivenUp(_index, sandbox.ProcessId, count, resident >> 20, _options.ProcessMemoryMib);
        }
        else if (_relief.IsCompleted && _parts.Time.GetElapsedTime(_takenAt) >= RestartDelay.HealthyLife)
        {
            _parts.Logger.SandboxTooLarge(_index, sandbox.ProcessId, resident >> 20, _options.ProcessMemoryMib);
            _relief = RecycleAsync();
        }
    }

    async Task RecycleAsync()
    {
        try
        {
            await await Task.Run(() => TakeOverAsync(ReplaceCause.Memory), CancellationToken.None);
        }
        catch (SandboxLaunchException e)
        {
            _parts.Logger.SandboxNotReplaced(e, _index, e.Message);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}
