namespace TemplateWorker.Protocol.Values;

/// <summary>The two JSON texts of one value: as the database holds it, and as sandboxes send and receive it.</summary>
public enum StoredValueForm
{
    /// <summary>Value encoding v2, as stored.</summary>
    Stored,

    /// <summary>
    /// The same, but integers that a JavaScript number cannot hold exactly (magnitude above 2^53-1) are JSON strings.
    /// </summary>
    Wire,
}
