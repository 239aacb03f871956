namespace TemplateWorker.Configuration;

/// <summary>What kind of pooler stands between the host and PostgreSQL.</summary>
public enum PoolerKind
{
    /// <summary>None, or one that leaves a client its server connection for as long as it is connected.</summary>
    None,

    /// <summary>One that gives a client another server connection for each transaction, as PgBouncer in transaction mode.</summary>
    Transaction,
}
