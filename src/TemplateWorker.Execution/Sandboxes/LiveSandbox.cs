using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Execution.Sandboxes.Tenants;
using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Sandboxes;

/// <summary>One sandbox process, from its hello to its end.</summary>
sealed class LiveSandbox
{
    // A process gets this long to exit by itself after its channel closed, so that its exit code is not lost.
    static readonly TimeSpan ExitGrace = TimeSpan.FromSeconds(2);

    readonly SandboxPoolOptions _options;
    readonly PoolParts _parts;
    readonly ISandboxProcess _process;
    CancellationTokenRegistration _stop;
    long _consumed;
    long _consumedAt;
    long _memoryLookedAt;
    long _residentBytes;

    LiveSandbox(ISandboxProcess process, SandboxConnection connection, SandboxPoolOptions options, PoolParts parts)
    {
        _options = options;
        _parts = parts;
        _process = process;
        _consumedAt = _memoryLookedAt = parts.Time.GetTimestamp();
        Session = new SandboxSession(connection, options.LoadCpuLimit);
    }

    /// <summary>Number of the process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Its script engine, as it says itself.</summary>
    public string Engine { get; private set; } = "";

    /// <summary>Time from its launch to its hello.</summary>
    public TimeSpan StartTime { get; private set; }

    /// <summary>Memory that it had resident at the last look, in bytes; 0 before the first.</summary>
    public long ResidentBytes => Volatile.Read(ref _residentBytes);

    /// <summary>What it holds.</summary>
    public SandboxSession Session { get; }

    /// <summary>The channel to it.</summary>
    public SandboxConnection Connection => Session.Connection;

    /// <summary>Starts a process and waits for its hello.</summary>
    /// <param name="launcher">Starts it.</param>
    /// <param name="options">Its limits.</param>
    /// <param name="parts">The clock and the log.</param>
    /// <param name="stop">Ends it before it is there.</param>
    /// <exception cref="SandboxLaunchException">It cannot be started or ended before it said hello.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public static async Task<LiveSandbox> StartAsync(
        ISandboxLauncher launcher, SandboxPoolOptions options, PoolParts parts, CancellationToken stop)
    {
        var started = parts.Time.GetTimestamp();
        var (process, channel) = launcher.Launch();
        var connection = new SandboxConnection(channel, parts.Time, mostAnswerBytes: 2L * options.MaxPendingBytes);
        var sandbox = new LiveSandbox(process, connection, options, parts);
        connection.Start(sandbox.FirstFrame(), $"sandbox {process.Id}");
        if (!await sandbox.GreetAsync(stop))
        {
            var broken = await connection.Broken;
            var exit = await sandbox.EndAsync();
            stop.ThrowIfCancellationRequested();
            throw new SandboxLaunchException($"Sandbox process {process.Id} ended before it was ready: {broken.Reason} It {exit}.", broken.Error);
        }
        sandbox.StartTime = parts.Time.GetElapsedTime(started);
        return sandbox;
    }

    /// <summary>Asks for a sign of life, or ends the process when it gave none for too long.</summary>
    /// <param name="fault">What else is wrong with it; null when nothing.</param>
    public void Check(string? fault)
    {
        fault ??= Silence();
        if (fault is not null)
            Connection.Break(new ConnectionBreak(BreakCause.Unresponsive, fault));
        else
            Connection.Ping();
    }

    /// <summary>
    /// Looks at its memory when it is time to, and ends the process when that is far more than a sandbox may have.
    /// </summary>
    /// <returns>Whether it was looked at.</returns>
    public bool LookAtMemory()
    {
        var now = _parts.Time.GetTimestamp();
        if (_parts.Time.GetElapsedTime(_memoryLookedAt, now) < _options.MemoryInterval)
            return false;
        _memoryLookedAt = now;
        var resident = _process.ResidentBytes;
        Volatile.Write(ref _residentBytes, resident);
        if (resident > _options.MostProcessMemory)
        {
            Connection.Break(new ConnectionBreak(
                BreakCause.Memory,
                $"It held {resident >> 20} MiB of memory, more than 1.5 times the {_options.ProcessMemoryMib} of sandbox.process_memory_mib."));
        }
        return true;
    }

    /// <summary>Ends it when the host or its place stops.</summary>
    /// <param name="stop">The end.</param>
    public void EndWith(CancellationToken stop)
    {
        _stop.Dispose();
        _stop = stop.UnsafeRegister(static connection => ((SandboxConnection)connection!).Break(ConnectionBreak.Stopping), Connection);
    }

    /// <summary>Waits for the exit of the process, whose connection is broken.</summary>
    public async Task<SandboxExit> EndAsync()
    {
        var broken = await Connection.Broken;
        // What broke the rules is not asked to leave; what closed its channel is on its way out.
        if (!broken.IsPeaceful && broken.Cause != BreakCause.Closed)
            _process.Kill();
        var exit = Task.Factory.StartNew(
            () => _process.WaitForExit(ExitGrace), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Connection.Closed;
        await _stop.DisposeAsync();
        return await exit;
    }

    async Task<bool> GreetAsync(CancellationToken stop)
    {
        var limit = Task.Delay(_options.HelloLimit, _parts.Time, stop);
        if (await Task.WhenAny(Connection.Hello, Connection.Broken, limit) == limit)
        {
            Connection.Break(limit.IsCanceled
                ? ConnectionBreak.Stopping
                : new ConnectionBreak(BreakCause.Unresponsive, $"Process {ProcessId} did not say hello within {_options.HelloLimit}."));
        }
        if (Connection.IsBroken || !Connection.Hello.IsCompletedSuccessfully)
            return false;
        Engine = Printable(Connection.Hello.Result.Engine);
        return IsConfined();
    }

    bool IsConfined()
    {
        try
        {
            _process.VerifyConfinement();
            return true;
        }
        catch (SandboxLaunchException e)
        {
            Connection.Break(new ConnectionBreak(BreakCause.Unconfined, e.Message));
            return false;
        }
    }

    StartMessage FirstFrame() => new(
        ProtocolVersion.Current, (uint)_options.MemoryLimitKiB, (uint)_options.TickMilliseconds,
        (uint)_options.MaxHostCallsPerDispatch, (uint)_options.MaxLogLinesPerDispatch);

    string? Silence()
    {
        // A busy sandbox may answer no sooner than its script ends.
        var limit = _options.LivenessLimit + _options.CpuLimit + _options.CpuBurst + _options.LoadCpuLimit;
        if (Connection.AwaitsPong && Connection.Silence > limit)
            return $"It gave no sign of life for {limit}.";
        var consumed = Connection.Sender.Consumed;
        if (consumed != _consumed || consumed == Connection.Sender.HandedOver)
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
