using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Sandboxes.Spares;

/// <summary>
/// Sandboxes that are started, confined, greeted and warm, and hold no tenant, until one takes the place of another that
/// died.
/// </summary>
sealed class SpareSandboxes : IAsyncDisposable
{
    // The one that was taken has tenants to load, and those who wait for them go before the start of a process, which takes a
    // core for about as long.
    static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(250);

    readonly SandboxPoolOptions _options;
    readonly PoolParts _parts;
    readonly ISandboxLauncher _launcher;
    readonly CancellationTokenSource _stopping = new();
    readonly Lock _gate = new();
    readonly List<SpareSandbox> _ready = [];
    Task _keeping = Task.CompletedTask;
    int _generation;

    /// <summary>Makes the store; nothing runs before <see cref="Start"/>.</summary>
    public SpareSandboxes(SandboxPoolOptions options, PoolParts parts, ISandboxLauncher launcher)
    {
        _options = options;
        _parts = parts;
        _launcher = launcher;
    }

    /// <summary>How many are ready.</summary>
    public int Ready
    {
        get
        {
            lock (_gate)
                return _ready.Count;
        }
    }

    /// <summary>Begins to start them, and goes on whenever one is missing.</summary>
    public void Start() => _keeping = Task.WhenAll(Enumerable.Range(0, _options.Spares).Select(_ => Task.Run(KeepOneAsync)));

    /// <summary>Takes one; another is started for it.</summary>
    /// <returns>One that is well; null when none is ready.</returns>
    public LiveSandbox? TryTake()
    {
        lock (_gate)
        {
            if (_ready.Find(spare => !spare.Sandbox.Connection.IsBroken) is not { } spare)
                return null;
            _ready.Remove(spare);
            spare.Taken.SetResult();
            return spare.Sandbox;
        }
    }

    /// <summary>Ends those that were started until now, and has others started.</summary>
    public void Renew()
    {
        lock (_gate)
        {
            _generation++;
            foreach (var spare in _ready)
                spare.Sandbox.Connection.Break(ConnectionBreak.Replaced);
        }
    }

    /// <summary>Looks at their signs of life.</summary>
    public void Check()
    {
        lock (_gate)
        {
            foreach (var spare in _ready)
                spare.Sandbox.Check(fault: null);
        }
    }

    /// <summary>Ends them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _keeping;
        _stopping.Dispose();
    }

    async Task KeepOneAsync()
    {
        var delay = new RestartDelay(_options.RestartBackoff, _options.RestartBackoffMax);
        try
        {
            while (true)
            {
                var life = TimeSpan.Zero;
                try
                {
                    var generation = Volatile.Read(ref _generation);
                    life = await LiveAsync(await LiveSandbox.StartAsync(_launcher, _options, _parts, _stopping.Token), generation);
                }
                catch (SandboxLaunchException e)
                {
                    _parts.Logger.SpareNotStarted(e, e.Message);
                }
                await Task.Delay(delay.After(life), _parts.Time, _stopping.Token);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The pool stops.
        }
    }

    // The life of one spare, until it is taken or ends; how long that was.
    async Task<TimeSpan> LiveAsync(LiveSandbox sandbox, int generation)
    {
        var started = _parts.Time.GetTimestamp();
        sandbox.EndWith(_stopping.Token);
        var spare = new SpareSandbox(sandbox);
        if (await WarmUp.RunAsync(sandbox, _parts))
        {
            lock (_gate)
            {
                _ready.Add(spare);
                if (generation != _generation)
                    sandbox.Connection.Break(ConnectionBreak.Replaced);
            }
            _parts.Logger.SpareReady(sandbox.ProcessId, sandbox.StartTime, _parts.Time.GetElapsedTime(started));
            await Task.WhenAny(spare.Taken.Task, sandbox.Connection.Broken);
        }
        lock (_gate)
            _ready.Remove(spare);
        if (spare.Taken.Task.IsCompleted)
        {
            await Task.Delay(Settling, _parts.Time, _stopping.Token);
            return RestartDelay.HealthyLife;
        }
        var broken = await sandbox.Connection.Broken;
        var exit = await sandbox.EndAsync();
        if (broken.IsPeaceful)
        {
            _parts.Logger.SpareStopped(sandbox.ProcessId, exit);
            return RestartDelay.HealthyLife;
        }
        _parts.Logger.SpareDied(broken.Error, sandbox.ProcessId, broken.Reason, exit);
        return _parts.Time.GetElapsedTime(started);
    }
}
