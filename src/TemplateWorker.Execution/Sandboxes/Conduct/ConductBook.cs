using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Sandboxes.Conduct;

/// <summary>
/// The tenants that offended, and where their events go because of it. Safe from any thread; for a tenant that never
/// offended a look takes no lock and allocates nothing.
/// </summary>
/// <param name="limits">The numbers of the rules.</param>
/// <param name="loggers">The log.</param>
/// <param name="time">The clock.</param>
public sealed class ConductBook(LimitSettings limits, ILoggerFactory loggers, TimeProvider time)
{
    readonly ILogger _logger = loggers.CreateLogger<ConductBook>();
    readonly ConductRules _rules = ConductRules.Of(limits);
    readonly ConcurrentDictionary<TenantId, TenantConduct> _tenants = new();
    IConductObserver[] _observers = [];

    /// <summary>Where a tenant's events go.</summary>
    /// <param name="tenant">The tenant.</param>
    public Standing StandingOf(TenantId tenant) => Look(tenant, out _);

    /// <summary>Where a tenant's events go.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="suspension">Its suspension; null when it is not suspended.</param>
    public Standing Look(TenantId tenant, out TenantSuspension? suspension)
    {
        suspension = null;
        if (!_tenants.TryGetValue(tenant, out var conduct))
            return Standing.Ordinary;
        var now = time.GetUtcNow();
        lock (conduct)
        {
            var standing = conduct.StandingAt(now);
            if (standing == Standing.Suspended)
                suspension = conduct.Suspension;
            else if (conduct.IsForgotten(now))
                _tenants.TryRemove(KeyValuePair.Create(tenant, conduct));
            return standing;
        }
    }

    /// <summary>Tells somebody of what follows from offences.</summary>
    /// <param name="observer">Who.</param>
    public void Watch(IConductObserver observer)
    {
        IConductObserver[] before;
        do
            before = Volatile.Read(ref _observers);
        while (Interlocked.CompareExchange(ref _observers, [.. before, observer], before) != before);
    }

    /// <summary>Takes what the state of a tenant says.</summary>
    /// <param name="state">The state.</param>
    public void Take(TenantState state)
    {
        var stored = TenantSuspension.Of(state);
        if (stored is null && !_tenants.ContainsKey(state.Tenant))
            return;
        var conduct = _tenants.GetOrAdd(state.Tenant, _ => new TenantConduct(_rules));
        var now = time.GetUtcNow();
        bool isLifted, isHeld;
        lock (conduct)
        {
            var before = conduct.StandingAt(now);
            isLifted = conduct.Take(stored, now);
            isHeld = before != Standing.Suspended && conduct.StandingAt(now) == Standing.Suspended;
        }
        if (isLifted)
            _logger.SuspensionLifted(state.Tenant);
        if (isHeld)
        {
            _logger.SuspensionTaken(state.Tenant, stored!.Until);
            foreach (var observer in _observers)
                observer.OnHeld(state.Tenant);
        }
    }

    /// <summary>A suspension of this host's is stored.</summary>
    /// <param name="tenant">Whose.</param>
    public void Stored(TenantId tenant)
    {
        if (!_tenants.TryGetValue(tenant, out var conduct))
            return;
        lock (conduct)
            conduct.Stored();
    }

    /// <summary>Counts an offence.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="offence">What.</param>
    /// <param name="isInPenalty">Whether it was made in the penalty sandbox.</param>
    internal void Count(TenantId tenant, in Offence offence, bool isInPenalty)
    {
        var conduct = _tenants.GetOrAdd(tenant, _ => new TenantConduct(_rules));
        Standing? next;
        TenantSuspension? suspension;
        lock (conduct)
        {
            next = conduct.Offend(offence, isInPenalty, time.GetUtcNow());
            suspension = conduct.Suspension;
        }
        if (next == Standing.Penalty)
        {
            _logger.TenantPenalized(tenant, _rules.Offences, _rules.Window, offence.Kind, offence.Template);
            foreach (var observer in _observers)
                observer.OnPenalty(tenant);
        }
        else if (next == Standing.Suspended)
        {
            _logger.TenantSuspended(tenant, suspension!.Until, suspension.Level, suspension.Reason, suspension.Template);
            foreach (var observer in _observers)
            {
                observer.OnSuspended(tenant, suspension);
                observer.OnHeld(tenant);
            }
        }
    }
}
