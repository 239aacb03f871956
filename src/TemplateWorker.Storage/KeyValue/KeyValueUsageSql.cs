namespace TemplateWorker.Storage.KeyValue;

/// <summary>The statements about the counter of what a tenant stores. Parameters 1 and 2 are owner id and owner type.</summary>
static class KeyValueUsageSql
{
    /// <summary>First key of the advisory locks, to keep them apart from those of others: "twkv" in ASCII.</summary>
    public const int LockClass = 0x74776b76;

    /// <summary>$1 <see cref="LockClass"/>, $2 the tenant's name.</summary>
    public const string Lock = "SELECT pg_advisory_xact_lock($1, hashtext($2))";

    public const string TryLock = "SELECT pg_try_advisory_xact_lock($1, hashtext($2))";

    /// <summary>
    /// Part of a statement: counts the growth that a table <c>sized</c> holds, and gives a row unless that is beyond the
    /// limit, $6. What makes a tenant smaller is never beyond it.
    /// </summary>
    public const string Count = """
        INSERT INTO tenant_kv_usage AS usage (owner_id, owner_type, bytes)
        SELECT $1, $2, growth FROM sized WHERE growth <= $6
        ON CONFLICT (owner_id, owner_type) DO UPDATE SET bytes = greatest(usage.bytes + EXCLUDED.bytes, 0)
            WHERE usage.bytes + EXCLUDED.bytes <= $6 OR EXCLUDED.bytes <= 0
        RETURNING 1
        """;

    /// <summary>What counts against the quota: rows whose time has passed do not.</summary>
    public static readonly string Read = $"""
        SELECT greatest(
            coalesce((SELECT bytes FROM tenant_kv_usage WHERE owner_id = $1 AND owner_type = $2), 0)
            - coalesce((SELECT sum({KeyValueSql.BytesOfRow}) FROM tenant_kv kv
                WHERE kv.owner_id = $1 AND kv.owner_type = $2 AND kv.valid_until <= statement_timestamp()), 0), 0)::bigint
        """;

    /// <summary>Tenants with rows whose time has passed, those of the first ones that passed; $1 rows to look at.</summary>
    public const string TenantsToPurge = """
        SELECT DISTINCT owner_id, owner_type
        FROM (SELECT owner_id, owner_type FROM tenant_kv WHERE valid_until <= now() ORDER BY valid_until LIMIT $1) passed
        """;

    /// <summary>$3 most rows to remove.</summary>
    public static readonly string Purge = $"""
        WITH passed AS MATERIALIZED (
            SELECT id FROM tenant_kv
            WHERE owner_id = $1 AND owner_type = $2 AND valid_until <= statement_timestamp()
            ORDER BY valid_until LIMIT $3
        ), removed AS (
            DELETE FROM tenant_kv kv USING passed WHERE kv.id = passed.id RETURNING {KeyValueSql.BytesOfRow} AS bytes
        ), counted AS (
            UPDATE tenant_kv_usage AS usage SET bytes = greatest(usage.bytes - total.bytes, 0)
            FROM (SELECT coalesce(sum(bytes), 0) AS bytes FROM removed) total
            WHERE usage.owner_id = $1 AND usage.owner_type = $2 AND total.bytes > 0
        )
        SELECT count(*) FROM removed
        """;
}
