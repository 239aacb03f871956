namespace TemplateWorker.Storage.KeyValue;

/// <summary>What a step of a transaction does.</summary>
public enum KeyValueOperationKind
{
    /// <summary>Writes a record.</summary>
    Set,

    /// <summary>Removes a record.</summary>
    Delete,

    /// <summary>Adds to a number.</summary>
    Increment,

    /// <summary>Lets the transaction go ahead only if a condition holds.</summary>
    Check,
}
