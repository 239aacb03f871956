using Microsoft.Extensions.Logging;
using TemplateWorker.Confinement.ControlGroups;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Execution.Sandboxes.Spares;
using TemplateWorker.Execution.Sandboxes.Tenants;
using TemplateWorker.Execution.Telemetry;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Sandboxes;

/// <summary>
/// The host's sandboxes. A tenant always goes to the same one; a dead one is replaced while the others go on; every
/// event handed in ends with exactly one outcome.
/// </summary>
public sealed class SandboxPool : IAsyncDisposable
{
    readonly SandboxPoolOptions _options;
    readonly PoolParts _parts;
    readonly SpareSandboxes _spares;
    readonly SupervisedSandbox[] _sandboxes;
    readonly PenaltySandbox? _penalty;
    readonly SemaphoreSlim _replacing = new(1);
    ITimer? _checks;
    int _disposed;

    /// <summary>Makes a pool; no process runs before <see cref="StartAsync"/>.</summary>
    /// <param name="options">Number, limits and times.</param>
    /// <param name="source">Where templates come from.</param>
    /// <param name="broker">Answers host calls.</param>
    /// <param name="observers">Told how every dispatch ended.</param>
    /// <param name="templateLog">Takes the lines that templates log.</param>
    /// <param name="loggers">The log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="conduct">Where offences are counted; null lets them have no consequences.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its bounds.</exception>
    public SandboxPool(
        SandboxPoolOptions options, ITemplateSource source, IHostCallBroker broker,
        IEnumerable<IDispatchObserver> observers, ITemplateLog templateLog, ILoggerFactory loggers, TimeProvider time,
        ConductBook? conduct = null)
        : this(options, source, broker, observers, templateLog, loggers, time,
            new SandboxLauncher(options, loggers.CreateLogger<SandboxPool>(), MemoryGroups.OfThisProcess), conduct)
    {
    }

    internal SandboxPool(
        SandboxPoolOptions options, ITemplateSource source, IHostCallBroker broker,
        IEnumerable<IDispatchObserver> observers, ITemplateLog templateLog, ILoggerFactory loggers, TimeProvider time,
        ISandboxLauncher launcher, ConductBook? conduct = null)
    {
        options.Validate();
        var logger = loggers.CreateLogger<SandboxPool>();
        _options = options;
        _parts = new PoolParts(source, broker, new OutcomeReporter(observers, logger), templateLog, logger, time, conduct);
        _parts.Metrics.Watch(this, launcher);
        _spares = new SpareSandboxes(options, _parts, launcher);
        _sandboxes = [.. Enumerable.Range(0, options.Processes).Select(index => new SupervisedSandbox(index, options, _parts, launcher, _spares))];
        if (conduct is null)
            return;
        // Who came here has had more than its share, and takes no spare from the others.
        var place = new SupervisedSandbox(options.Processes, options with { CpuBurst = TimeSpan.Zero }, _parts, launcher, spares: null, isPenalty: true);
        _penalty = new PenaltySandbox(place, tenant => OrdinarySandboxOf(tenant).Traffic);
        conduct.Watch(_penalty);
    }

    /// <summary>How every sandbox is, by its place; the penalty sandbox comes last once it was needed.</summary>
    public IReadOnlyList<SandboxStatus> Sandboxes => [.. All.Select(sandbox => sandbox.Status)];

    /// <summary>Sandboxes that are warm and wait for another to die.</summary>
    public int Spares => _spares.Ready;

    /// <summary>Starts all sandboxes and waits until each is ready; spare ones are started behind.</summary>
    /// <param name="cancellationToken">Ends the wait; dispose the pool afterwards.</param>
    /// <exception cref="SandboxLaunchException">One could not be started, or ended before it was ready.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_sandboxes.Select(sandbox => sandbox.StartAsync())).WaitAsync(cancellationToken);
        _spares.Start();
        _checks = _parts.Time.CreateTimer(_ => Check(), null, _options.CheckInterval, _options.CheckInterval);
    }

    /// <summary>
    /// Hands in one event. It ends with one outcome, told to the observers and to <paramref name="completion"/>, perhaps
    /// before this returns. Never blocks.
    /// </summary>
    /// <param name="tenant">Whose templates it is for.</param>
    /// <param name="eventName">The event.</param>
    /// <param name="payload">Its data, UTF-8 JSON; copied before this returns.</param>
    /// <param name="completion">Told of this outcome only.</param>
    /// <param name="deadline">Time that it may take, up to 15 min; null for that of the options.</param>
    public void Dispatch(
        TenantId tenant, EventName eventName, ReadOnlySpan<byte> payload, IDispatchObserver? completion = null,
        TimeSpan? deadline = null)
    {
        var standing = _parts.Conduct?.StandingOf(tenant) ?? Standing.Ordinary;
        if (standing == Standing.Suspended)
        {
            _parts.Reporter.Report(
                new DispatchOutcome(_parts.NextDispatchId(), tenant, eventName, DispatchOutcomeKind.Suspended, default, Reports.Suspended), completion);
            return;
        }
        if (HostTraces.IsOn)
            completion = HostTraces.FollowDispatch(tenant, eventName, completion);
        // All events of a tenant go one way, on which those that are sent to another place keep their order.
        OrdinarySandboxOf(tenant).Traffic.Dispatch(
            tenant, eventName, payload, deadline, completion, standing == Standing.Penalty ? _penalty!.Start().Traffic : null);
    }

    /// <summary>Hands in one event and waits for its outcome.</summary>
    /// <param name="tenant">Whose templates it is for.</param>
    /// <param name="eventName">The event.</param>
    /// <param name="payload">Its data, UTF-8 JSON.</param>
    public Task<DispatchOutcome> DispatchAsync(TenantId tenant, EventName eventName, ReadOnlySpan<byte> payload)
    {
        var outcome = new AwaitedOutcome();
        Dispatch(tenant, eventName, payload, outcome);
        return outcome.Task;
    }

    /// <summary>A tenant's templates changed: its next event runs the new ones, running ones end on the old.</summary>
    /// <param name="tenant">The tenant.</param>
    public void Reload(TenantId tenant)
    {
        OrdinarySandboxOf(tenant).Traffic.Reload(tenant);
        _penalty?.Started?.Traffic.Reload(tenant);
    }

    /// <summary>
    /// Puts a new process in the place of every sandbox, one after the other, and new spares beside them. Each takes over
    /// the events from then on; the former one ends what it holds within <see cref="SandboxPoolOptions.DrainLimit"/>. No
    /// event is lost or run twice, and a tenant's events start in the order in which they came.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for another call of this, or between two sandboxes.</param>
    /// <exception cref="SandboxLaunchException">
    /// A process could not be started. The sandbox whose it was to be and those after it go on with their own.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled, or the pool was disposed.</exception>
    public async Task ReplaceAsync(CancellationToken cancellationToken)
    {
        await _replacing.WaitAsync(cancellationToken);
        try
        {
            _spares.Renew();
            var leaving = new List<Task>();
            foreach (var sandbox in All.ToArray())
            {
                cancellationToken.ThrowIfCancellationRequested();
                leaving.Add(await sandbox.TakeOverAsync(ReplaceCause.Reload));
            }
            await Task.WhenAll(leaving);
        }
        finally
        {
            _replacing.Release();
        }
    }

    /// <summary>Refuses further events and waits for those under way.</summary>
    /// <param name="limit">The longest wait.</param>
    /// <returns>Whether all ended within the limit.</returns>
    public async Task<bool> DrainAsync(TimeSpan limit)
    {
        var drained = DrainAllAsync();
        try
        {
            await drained.WaitAsync(limit, _parts.Time);
            return true;
        }
        catch (TimeoutException)
        {
            _parts.Logger.DrainEndedEarly(limit, All.Sum(sandbox => sandbox.Traffic.Load.Held));
            return false;
        }
    }

    /// <summary>Ends all sandboxes; what is still under way ends as cancelled.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        if (_checks is not null)
            await _checks.DisposeAsync();
        await Task.WhenAll(_sandboxes.Select(sandbox => sandbox.DisposeAsync().AsTask()));
        if (_penalty is not null)
            await _penalty.DisposeAsync();
        await _spares.DisposeAsync();
        _parts.Metrics.Dispose();
    }

    internal PoolMetrics Metrics => _parts.Metrics;

    internal bool DefersEphemerally(TenantId tenant, string? name) => OrdinarySandboxOf(tenant).Traffic.DefersEphemerally(tenant, name);

    internal Task<TenantLoadResult>? Probe(TenantId tenant, IReadOnlyList<TenantTemplate> templates) =>
        OrdinarySandboxOf(tenant).Traffic.Probe(tenant, templates);

    // Discord shards by the same formula, so the events of one shard spread evenly.
    SupervisedSandbox OrdinarySandboxOf(TenantId tenant) => _sandboxes[(tenant.OwnerId >> 22) % (ulong)_sandboxes.Length];

    IEnumerable<SupervisedSandbox> All => _penalty?.Started is { } penalty ? _sandboxes.Append(penalty) : _sandboxes;

    // What moves from one sandbox to another may have left the one before it was in the other.
    async Task DrainAllAsync()
    {
        do
            await Task.WhenAll(All.Select(sandbox => sandbox.Traffic.BeginDrain()));
        while (All.Any(sandbox => sandbox.Traffic.Load.Held > 0));
    }

    void Check()
    {
        foreach (var sandbox in All)
            sandbox.Check();
        _spares.Check();
    }
}
