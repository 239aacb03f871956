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
    readonly CancellationTokenSource _stopping = new();
    readonly TaskCompletionSource _firstHello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile LiveSandbox? _sandbox;
    volatile SandboxState _state;
    volatile int _restarts;
    int _former;
    Task _supervision = Task.CompletedTask;
    Task _endings = Task.CompletedTask;

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
            return new SandboxStatus(_index, _state, sandbox?.ProcessId ?? 0, sandbox?.Engine ?? "", _restarts, held, tenants);
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
        if (_sandbox is { Connection.IsBroken: false } sandbox)
            sandbox.Check(Traffic.Check(sandbox.Session));
    }

    /// <summary>Ends the process and whatever it still holds.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _supervision;
        await _endings;
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
            await Task.Delay(delay, _parts.Time, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The loop sees the same token.
        }
    }

    async Task<LiveSandbox> NextAsync()
    {
        if (_former != 0 && _spares?.TryTake() is { } spare)
        {
            _parts.Logger.SpareTook(spare.ProcessId, _index, _former);
            return spare;
        }
        // What ended is gone before something is started for it.
        await _endings;
        _state = SandboxState.Starting;
        var sandbox = await LiveSandbox.StartAsync(_launcher, _options, _parts, _stopping.Token);
        _parts.Logger.SandboxReady(_index, sandbox.ProcessId, sandbox.Engine, (long)sandbox.StartTime.TotalMilliseconds);
        return sandbox;
    }

    // From the moment that a process has the place to its end; how long that was.
    async Task<TimeSpan> ServeAsync(LiveSandbox sandbox)
    {
        var started = _parts.Time.GetTimestamp();
        using var stop = _stopping.Token.UnsafeRegister(_ => sandbox.Connection.Break(ConnectionBreak.Stopping), null);
        _sandbox = sandbox;
        _former = sandbox.ProcessId;
        if (_isPenalty && LowPriority.TryGive(sandbox.ProcessId) is { } refused)
            _parts.Logger.PriorityNotLowered(refused);
        Traffic.Attach(sandbox.Session);
        _state = SandboxState.Ready;
        _firstHello.TrySetResult();
        var broken = await sandbox.Connection.Broken;
        _sandbox = null;
        if (broken.Cause == BreakCause.Stopped)
            Traffic.Detach(sandbox.Session, DispatchOutcomeKind.Cancelled, Reports.Stopped);
        else
            Traffic.Detach(sandbox.Session, DispatchOutcomeKind.Crash, Reports.Crash(broken.Reason));
        _endings = Task.WhenAll(_endings, EndAsync(sandbox, broken));
        return _parts.Time.GetElapsedTime(started);
    }

    async Task EndAsync(LiveSandbox sandbox, ConnectionBreak broken)
    {
        var exit = await sandbox.EndAsync();
        if (broken.Cause == BreakCause.Stopped)
            _parts.Logger.SandboxStopped(_index, sandbox.ProcessId, exit);
        else
            _parts.Logger.SandboxDied(broken.Error, _index, sandbox.ProcessId, broken.Reason, exit);
    }
}
