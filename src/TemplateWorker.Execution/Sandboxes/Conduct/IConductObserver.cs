using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Sandboxes.Conduct;

/// <summary>Learns what follows from the offences of tenants. Called on any thread; it must not block.</summary>
public interface IConductObserver
{
    /// <summary>A tenant's events go to the penalty sandbox from now on.</summary>
    /// <param name="tenant">The tenant.</param>
    void OnPenalty(TenantId tenant)
    {
    }

    /// <summary>A tenant is suspended, as this host found.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="suspension">How long and why.</param>
    void OnSuspended(TenantId tenant, TenantSuspension suspension)
    {
    }

    /// <summary>A tenant's suspension holds in this host, whoever suspended it.</summary>
    /// <param name="tenant">The tenant.</param>
    void OnHeld(TenantId tenant)
    {
    }
}
