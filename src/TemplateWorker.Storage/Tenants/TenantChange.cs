namespace TemplateWorker.Storage.Tenants;

/// <summary>What changed of a tenant.</summary>
public enum TenantChange
{
    /// <summary>Its state: subscriptions, ban or our settings.</summary>
    State,

    /// <summary>Its templates.</summary>
    Templates,

    /// <summary>What Discord was given as its commands.</summary>
    Commands,
}
