namespace TemplateWorker.Storage.KeyValue.Transfer;

/// <summary>The statements of exports and imports. Parameters 1 and 2 are owner id and owner type.</summary>
static class TransferSql
{
    public const string Records = $"""
        SELECT kv.id, kv.key, kv.scopes, kv.value::text, kv.created_at, kv.last_updated_at, kv.valid_until FROM tenant_kv kv
        WHERE {Tenant} AND {KeyValueSql.Alive}
        ORDER BY kv.key COLLATE "C", kv.scopes
        """;

    public const string Members = $"""
        SELECT list, member, score FROM tenant_sorted kv WHERE {Tenant}
        ORDER BY list COLLATE "C", score DESC, member COLLATE "C"
        """;

    public const string CreateGiven = """
        CREATE TEMP TABLE given_kv (id text, fresh text, key text, scopes text[], value jsonb, created_at timestamptz,
            last_updated_at timestamptz, valid_until timestamptz) ON COMMIT DROP;
        CREATE TEMP TABLE given_sorted (list text, member text, score double precision) ON COMMIT DROP
        """;

    public const string CopyRecords =
        "COPY given_kv (id, fresh, key, scopes, value, created_at, last_updated_at, valid_until) FROM STDIN (FORMAT binary)";

    public const string CopyMembers = "COPY given_sorted (list, member, score) FROM STDIN (FORMAT binary)";

    /// <summary>Rows whose time has passed are absent, and would stand in the way of what takes their place.</summary>
    public const string RemovePassed = $"DELETE FROM tenant_kv kv WHERE {Tenant} AND kv.valid_until <= statement_timestamp()";

    public const string RemovePassedGiven = "DELETE FROM given_kv WHERE valid_until <= statement_timestamp()";

    /// <summary>How many records are new, and how many are there already as they are given.</summary>
    public const string Compare = """
        SELECT count(*) FILTER (WHERE kv.id IS NULL),
            count(*) FILTER (WHERE kv.value IS NOT DISTINCT FROM given.value AND kv.value::text IS NOT DISTINCT FROM given.value::text
                AND kv.valid_until IS NOT DISTINCT FROM given.valid_until
                AND kv.created_at = coalesce(given.created_at, kv.created_at)
                AND kv.last_updated_at = coalesce(given.last_updated_at, kv.last_updated_at) AND kv.id IS NOT NULL),
            count(*)
        FROM given_kv given
        LEFT JOIN tenant_kv kv ON kv.owner_id = $1 AND kv.owner_type = $2 AND kv.key = given.key AND kv.scopes = given.scopes
        """;

    /// <summary>Removes what is not given.</summary>
    public const string RemoveOtherRecords = $"""
        DELETE FROM tenant_kv kv WHERE {Tenant}
            AND NOT EXISTS (SELECT FROM given_kv given WHERE given.key = kv.key AND given.scopes = kv.scopes)
        """;

    public const string RemoveOtherMembers = $"""
        DELETE FROM tenant_sorted kv WHERE {Tenant}
            AND NOT EXISTS (SELECT FROM given_sorted given WHERE given.list = kv.list AND given.member = kv.member)
        """;

    /// <summary>An id belongs to one record of all tenants, so one that is taken gives way to a fresh one.</summary>
    public const string StoreRecords = """
        INSERT INTO tenant_kv AS kv (owner_id, owner_type, key, scopes, id, value, created_at, last_updated_at, valid_until)
        SELECT $1, $2, given.key, given.scopes,
            CASE WHEN given.id IS NULL OR EXISTS (SELECT FROM tenant_kv other WHERE other.id = given.id) THEN given.fresh ELSE given.id END,
            given.value, coalesce(given.created_at, now()), coalesce(given.last_updated_at, now()), given.valid_until
        FROM given_kv given
        ON CONFLICT ON CONSTRAINT kv_unique_entry DO UPDATE SET value = EXCLUDED.value, created_at = EXCLUDED.created_at,
            last_updated_at = EXCLUDED.last_updated_at, valid_until = EXCLUDED.valid_until
        """;

    public const string StoreMembers = """
        INSERT INTO tenant_sorted (owner_id, owner_type, list, member, score)
        SELECT $1, $2, list, member, score FROM given_sorted
        ON CONFLICT (owner_id, owner_type, list, member) DO UPDATE SET score = EXCLUDED.score
        """;

    /// <summary>Counts anew what the tenant stores.</summary>
    /// <returns>One row: the bytes.</returns>
    public static readonly string Recount = $"""
        INSERT INTO tenant_kv_usage (owner_id, owner_type, bytes)
        SELECT $1, $2,
            coalesce((SELECT sum({KeyValueSql.BytesOfRow}) FROM tenant_kv kv WHERE {Tenant}), 0)
            + coalesce((SELECT sum({CountedSize.OfMemberInSql("kv.list", "kv.member")}) FROM tenant_sorted kv WHERE {Tenant}), 0)
        ON CONFLICT (owner_id, owner_type) DO UPDATE SET bytes = EXCLUDED.bytes
        RETURNING bytes
        """;

    /// <summary>Tenants in whose data an id occurs; $1 the pattern.</summary>
    public const string FindTenantsOfUser = """
        SELECT owner_type, owner_id FROM tenant_kv
        WHERE key ~ $1 OR array_to_string(scopes, E'\n') ~ $1 OR value::text ~ $1
        UNION
        SELECT owner_type, owner_id FROM tenant_sorted WHERE member ~ $1 OR list ~ $1
        UNION
        SELECT owner_type, owner_id FROM tenant_template_log WHERE text ~ $1
        ORDER BY 1, 2
        """;

    /// <summary>$3 the pattern.</summary>
    public const string CountValuesOfUser = $"SELECT count(*) FROM tenant_kv kv WHERE {Tenant} AND kv.value::text ~ $3";

    /// <summary>$3 the pattern, $4 whether records that hold the id in their value alone go, too.</summary>
    public const string RemoveRecordsOfUser = $"""
        DELETE FROM tenant_kv kv
        WHERE {Tenant} AND (kv.key ~ $3 OR array_to_string(kv.scopes, E'\n') ~ $3 OR ($4 AND kv.value::text ~ $3))
        """;

    public const string RemoveMembersOfUser = $"DELETE FROM tenant_sorted kv WHERE {Tenant} AND (kv.member ~ $3 OR kv.list ~ $3)";

    public const string RemoveLogLinesOfUser = $"DELETE FROM tenant_template_log kv WHERE {Tenant} AND kv.text ~ $3";

    const string Tenant = "kv.owner_id = $1 AND kv.owner_type = $2";
}
