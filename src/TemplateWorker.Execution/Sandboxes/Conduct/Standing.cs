namespace TemplateWorker.Execution.Sandboxes.Conduct;

/// <summary>Where a tenant's events go.</summary>
public enum Standing
{
    /// <summary>To the sandbox that its id says.</summary>
    Ordinary,

    /// <summary>To the penalty sandbox, which only tenants that offended share.</summary>
    Penalty,

    /// <summary>Nowhere: they end at once.</summary>
    Suspended,
}
