namespace TemplateWorker.Storage.Administration;

/// <summary>How a database stands.</summary>
public sealed record DatabaseStatistics
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The server's version, such as <c>15.13</c>.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>When the server was started.</summary>
    public required DateTimeOffset ServerStarted { get; init; }

    /// <summary>Whether the server is in recovery, as a standby is, and answers reads only.</summary>
    public required bool IsInRecovery { get; init; }

    /// <summary>Databases of the server that the role may connect to, the largest first.</summary>
    public required IReadOnlyList<DatabaseSize> Databases { get; init; }

    /// <summary>Tables, the largest first.</summary>
    public required IReadOnlyList<TableStatistics> Tables { get; init; }

    /// <summary>Indexes, the largest first.</summary>
    public required IReadOnlyList<IndexStatistics> Indexes { get; init; }

    /// <summary>Connections to this database, by state.</summary>
    public required IReadOnlyList<ConnectionState> Connections { get; init; }

    /// <summary>Connections to any database of the server.</summary>
    public required long ServerConnections { get; init; }

    /// <summary>The most that the server takes.</summary>
    public required int MaxConnections { get; init; }

    /// <summary>Share of what was read that came from the server's memory, 0 to 1; null before anything was read.</summary>
    public required double? CacheHits { get; init; }

    /// <summary>The statements that took the most time in all; null where pg_stat_statements is not on.</summary>
    public required IReadOnlyList<StatementStatistics>? Statements { get; init; }
}
