using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage;

/// <summary>How the database is used, where the connection does not say so itself.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Where it is.</summary>
    public required DatabaseConnection Connection { get; init; }

    /// <summary>
    /// The same database without a pooler that shares server connections between transactions: migrations and the change
    /// listener, which need a session, go there. Default none: <see cref="Connection"/>.
    /// </summary>
    public DatabaseConnection? Direct { get; init; }

    /// <summary>
    /// Whether <see cref="Connection"/> leads through such a pooler (PgBouncer's transaction mode). Nothing is prepared on it
    /// then, for the next transaction may run on another connection. Default false.
    /// </summary>
    public bool IsPooledByTransaction { get; init; }

    /// <summary>Most pooled connections open at once, 1 to 1000. Default 7. The change listener keeps one more.</summary>
    public int MaxConnections { get; init; } = 7;

    /// <summary>What a tenant may store.</summary>
    public StorageLimits Limits { get; init; } = StorageLimits.Default;

    /// <summary>How long opening a connection may take. Default 5 s, in whole seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one statement of a store may take. Default 10 s, in whole seconds.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Folder of PostgreSQL's client programs, which is looked into first. Default none: the usual places and PATH.</summary>
    public string? ProgramFolder { get; init; }
}
