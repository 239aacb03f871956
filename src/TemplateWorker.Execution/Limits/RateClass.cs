namespace TemplateWorker.Execution.Limits;

/// <summary>What a host call counts as for the rates that a tenant is held to.</summary>
public enum RateClass
{
    /// <summary>Held to no rate: answers to interactions, lines, waiting.</summary>
    None,

    /// <summary>A call of the key-value store.</summary>
    KeyValue,

    /// <summary>Anything asked of Discord that is not counted otherwise.</summary>
    Discord,

    /// <summary>A message sent; counts as asked of Discord too.</summary>
    Message,

    /// <summary>A ban or a kick; counts as asked of Discord too.</summary>
    Removal,

    /// <summary>An HTTP request.</summary>
    Fetch,
}
