using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Execution.Sandboxes.Tenants;
using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Sandboxes;

/// <summary>One place in the pool: starts a process, watches it, and replaces it when it ends.</summary>
sealed class SupervisedSandbox : IAsyncDisposable
{
    // A process gets this long to exit by itself after its channel closed, so that its exit code is not lost.
    static readonly TimeSpan ExitGrace = TimeSpan.FromSeconds(2);

    // A process that lived this long died of something new, so the back-off starts over.
    static readonly TimeSpan HealthyLife = TimeSpan.FromSeconds(30);

    static readonly ConnectionBreak Stopping = new(BreakCause.Stopped, "The host stops.");

    readonly int _index;
    readonly bool _isPenalty;
    readonly SandboxPoolOptions _options;
    readonly PoolParts _parts;
    readonly ISandboxLauncher _launcher;
    readonly CancellationTokenSource _stopping = new();
    readonly TaskCompletionSource _firstHello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile SandboxConnection? _connection;
    volatile ISandboxProcess? _process;
    volatile string _engine = "";
    volatile SandboxState _state;
    volatile int _restarts;
    long _consumed;
    long _consumedAt;
    Task _supervision = Task.CompletedTask;

    /// <summary>Makes the place; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="index">Its number.</param>
    /// <param name="options">Limits and times.</param>
    /// <param name="parts">What all sandboxes share.</param>
    /// <param name="launcher">Starts processes.</param>
    /// <param name="isPenalty">Whether its tenants are here for their offences: it runs when the others leave it time.</param>
    public SupervisedSandbox(int index, SandboxPoolOptions options, PoolParts parts, ISandboxLauncher launcher, bool isPenalty = false)
    {
        _isPenalty = isPenalty;
        _index = index;
        _options = options;
        _parts = parts;
        _launcher = launcher;
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
            return new SandboxStatus(_index, _state, _process?.Id ?? 0, _engine, _restarts, held, tenants);
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
        if (_connection is not { IsBroken: false } connection || _state != SandboxState.Ready)
            return;
        var fault = Traffic.Check() ?? Silence(connection);
        if (fault is null)
            connection.Ping();
        else
            connection.Break(new ConnectionBreak(BreakCause.Unresponsive, fault));
    }

    /// <summary>Ends the process and whatever it still holds.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping.Cancel();
        _connection?.Break(Stopping);
        await _supervision;
        _firstHello.TrySetCanceled();
        Traffic.Dispose();
        _state = SandboxState.Stopped;
        _stopping.Dispose();
    }

    async Task SuperviseAsync()
    {
        var backoff = _options.RestartBackoff;
        while (!_stopping.IsCancellationRequested)
        {
            var started = _parts.Time.GetTimestamp();
            try
            {
                await RunProcessAsync();
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
            if (_stopping.IsCancellationRequested)
                return;
            if (_parts.Time.GetElapsedTime(started) >= HealthyLife)
                backoff = _options.RestartBackoff;
            backoff = await BackOffAsync(backoff);
        }
    }

    async Task<TimeSpan> BackOffAsync(TimeSpan backoff)
    {
        _state = SandboxState.BackingOff;
        _restarts++;
        try
        {
            await Task.Delay(backoff, _parts.Time, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The loop sees the same token.
        }
        return backoff * 2 < _options.RestartBackoffMax ? backoff * 2 : _options.RestartBackoffMax;
    }

    // From launch to exit of one process.
    async Task RunProcessAsync()
    {
        _state = SandboxState.Starting;
        var started = _parts.Time.GetTimestamp();
        var (process, channel) = _launcher.Launch(_index);
        _process = process;
        var connection = new SandboxConnection(channel, Traffic, _parts.Time, mostAnswerBytes: 2L * _options.MaxPendingBytes);
        _connection = connection;
        connection.Start(FirstFrame(), $"sandbox {_index}");
        // Either a stop sees this connection or the connection sees the stop.
        if (_stopping.IsCancellationRequested)
            connection.Break(Stopping);

        var greeted = await GreetAsync(connection, process);
        if (greeted)
        {
            _parts.Logger.SandboxReady(_index, process.Id, _engine, (long)_parts.Time.GetElapsedTime(started).TotalMilliseconds);
            Volatile.Write(ref _consumedAt, _parts.Time.GetTimestamp());
            if (_isPenalty && LowPriority.TryGive(process.Id) is { } refused)
                _parts.Logger.PriorityNotLowered(refused);
            Traffic.Attach(connection);
            _state = SandboxState.Ready;
            _firstHello.TrySetResult();
        }
        var broken = await connection.Broken;
        EndProcess(process, broken, greeted, await ExitOf(process, connection, broken));
    }

    async Task<bool> GreetAsync(SandboxConnection connection, ISandboxProcess process)
    {
        var limit = Task.Delay(_options.HelloLimit, _parts.Time, _stopping.Token);
        if (await Task.WhenAny(connection.Hello, connection.Broken, limit) == limit)
        {
            connection.Break(limit.IsCanceled
                ? Stopping
                : new ConnectionBreak(BreakCause.Unresponsive, $"Process {process.Id} did not say hello within {_options.HelloLimit}."));
        }
        if (connection.IsBroken || !connection.Hello.IsCompletedSuccessfully)
            return false;
        _engine = Printable(connection.Hello.Result.Engine);
        return IsConfined(connection, process);
    }

    static bool IsConfined(SandboxConnection connection, ISandboxProcess process)
    {
        try
        {
            process.VerifyConfinement();
            return true;
        }
        catch (SandboxLaunchException e)
        {
            connection.Break(new ConnectionBreak(BreakCause.Unconfined, e.Message));
            return false;
        }
    }

    async Task<SandboxExit> ExitOf(ISandboxProcess process, SandboxConnection connection, ConnectionBreak broken)
    {
        if (broken.Cause == BreakCause.Stopped)
            Traffic.Detach(DispatchOutcomeKind.Cancelled, Reports.Stopped);
        else
            Traffic.Detach(DispatchOutcomeKind.Crash, Reports.Crash(broken.Reason));
        // What broke the rules is not asked to leave; what closed its channel is on its way out.
        if (broken.Cause is not (BreakCause.Closed or BreakCause.Stopped))
            process.Kill();
        var exit = Task.Factory.StartNew(() => process.WaitForExit(ExitGrace), TaskCreationOptions.LongRunning);
        await connection.Closed;
        return await exit;
    }

    void EndProcess(ISandboxProcess process, ConnectionBreak broken, bool greeted, SandboxExit exit)
    {
        _connection = null;
        _process = null;
        if (broken.Cause == BreakCause.Stopped)
            _parts.Logger.SandboxStopped(_index, process.Id, exit);
        else if (greeted)
            _parts.Logger.SandboxDied(broken.Error, _index, process.Id, broken.Reason, exit);
        else
            throw new SandboxLaunchException($"Sandbox {_index} (process {process.Id}) ended before it was ready: {broken.Reason} It {exit}.", broken.Error);
    }

    StartMessage FirstFrame() => new(
        ProtocolVersion.Current, (uint)_options.MemoryLimitKiB, (uint)_options.TickMilliseconds,
        (uint)_options.MaxHostCallsPerDispatch, (uint)_options.MaxLogLinesPerDispatch);

    string? Silence(SandboxConnection connection)
    {
        // A busy sandbox may answer no sooner than its script ends.
        var limit = _options.LivenessLimit + _options.CpuLimit + _options.CpuBurst + _options.LoadCpuLimit;
        if (connection.AwaitsPong && connection.Silence > limit)
            return $"It gave no sign of life for {limit}.";
        var consumed = connection.Sender.Consumed;
        if (consumed != _consumed || consumed == connection.Sender.HandedOver)
        {
            _consumed = consumed;
            Volatile.Write(ref _consumedAt, _parts.Time.GetTimestamp());
            return null;
        }
        return _parts.Time.GetElapsedTime(Volatile.Read(ref _consumedAt)) > limit
            ? $"It took nothing of what waits for it for {limit}."
            : null;
    }

    static string Printable(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = char.IsControl(source[i]) ? '?' : source[i];
    });
}
