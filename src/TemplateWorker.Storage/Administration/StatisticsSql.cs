namespace TemplateWorker.Storage.Administration;

/// <summary>The statements behind <see cref="DatabaseStatistics"/>, for PostgreSQL 12 and later.</summary>
static class StatisticsSql
{
    public const string Server = """
        SELECT current_database()::text, current_setting('server_version'), pg_postmaster_start_time(), pg_is_in_recovery(),
            current_setting('max_connections')::integer,
            (SELECT sum(numbackends)::bigint FROM pg_stat_database),
            (SELECT blks_hit::double precision / nullif(blks_hit + blks_read, 0) FROM pg_stat_database WHERE datname = current_database())
        """;

    public const string Databases = """
        SELECT datname::text, pg_database_size(oid) FROM pg_database
        WHERE NOT datistemplate AND has_database_privilege(oid, 'CONNECT')
        ORDER BY 2 DESC, 1
        """;

    public const string Tables = """
        SELECT c.relname::text, coalesce(s.n_live_tup, 0), coalesce(s.n_dead_tup, 0), pg_table_size(c.oid), pg_indexes_size(c.oid),
            greatest(s.last_vacuum, s.last_autovacuum)
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_stat_all_tables s ON s.relid = c.oid
        WHERE n.nspname = current_schema() AND c.relkind = 'r'
        ORDER BY pg_total_relation_size(c.oid) DESC, 1
        """;

    public const string Indexes = """
        SELECT i.relname::text, t.relname::text, coalesce(s.idx_scan, 0), pg_relation_size(i.oid), x.indisunique
        FROM pg_index x
        JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_class t ON t.oid = x.indrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace
        LEFT JOIN pg_stat_all_indexes s ON s.indexrelid = i.oid
        WHERE n.nspname = current_schema()
        ORDER BY 4 DESC, 1
        """;

    public const string Connections = """
        SELECT coalesce(state, 'unknown'), count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        GROUP BY 1 ORDER BY 2 DESC, 1
        """;

    /// <summary>Where the extension's view is, as SQL; none where it is not there.</summary>
    public const string FindStatements = """
        SELECT format('%I.pg_stat_statements', n.nspname)
        FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extname = 'pg_stat_statements'
        """;

    /// <summary>The statements that took the most time; version 13 renamed the columns.</summary>
    public static string Statements(string view, int major) => $"""
        SELECT regexp_replace(query, '\s+', ' ', 'g'), calls, {Time("total", major)}, {Time("mean", major)}
        FROM {view} WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
        ORDER BY 3 DESC LIMIT 10
        """;

    static string Time(string what, int major) => major >= 13 ? $"{what}_exec_time" : $"{what}_time";
}
