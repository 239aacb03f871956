using TemplateWorker.Execution.Sandboxes.Tenants;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Sandboxes.Conduct;

/// <summary>
/// One sandbox more, for tenants that offended: they disturb each other there and nobody else. It starts when the first
/// comes.
/// </summary>
/// <param name="place">Its place in the pool.</param>
/// <param name="trafficOf">The ordinary sandbox of a tenant.</param>
sealed class PenaltySandbox(SupervisedSandbox place, Func<TenantId, SandboxTraffic> trafficOf) : IConductObserver, IAsyncDisposable
{
    readonly Lock _gate = new();
    bool _isStarted;
    bool _isDisposed;

    /// <summary>The sandbox; null while no tenant has come.</summary>
    public SupervisedSandbox? Started => Volatile.Read(ref _isStarted) ? place : null;

    /// <summary>The sandbox, which is started if it was not.</summary>
    public SupervisedSandbox Start()
    {
        if (Volatile.Read(ref _isStarted))
            return place;
        lock (_gate)
        {
            if (_isStarted || _isDisposed)
                return place;
            place.StartInBackground();
            Volatile.Write(ref _isStarted, true);
        }
        return place;
    }

    /// <inheritdoc/>
    public void OnPenalty(TenantId tenant) => trafficOf(tenant).Direct(tenant, Start().Traffic);

    /// <inheritdoc/>
    public void OnHeld(TenantId tenant)
    {
        trafficOf(tenant).EndWaiting(tenant);
        place.Traffic.EndWaiting(tenant);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
            _isDisposed = true;
        return place.DisposeAsync();
    }
}
