namespace TemplateWorker.Storage.KeyValue;

/// <summary>
/// The statements. Every write of a tenant first takes that tenant's lock, in the same round trip and transaction, so
/// that the write that follows sees all earlier ones and can keep the usage counter exact in its own statement.
/// Parameters 1 to 4 are always owner id, owner type, key and scopes.
/// </summary>
static class KeyValueSql
{
    /// <summary>First key of the advisory locks, to keep them apart from those of others: "twkv" in ASCII.</summary>
    public const int LockClass = 0x74776b76;

    public const string Lock = "SELECT pg_advisory_xact_lock($1, hashtext($2))";

    public const string Get = $"SELECT {Columns} FROM tenant_kv kv WHERE {Address}";

    /// <summary>Parameters are arrays of equal length; the last holds arrays as text.</summary>
    public const string GetMany = $"""
        SELECT asked.place, {Columns}
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
            WITH ORDINALITY AS asked (owner_id, owner_type, key, scopes, place)
        CROSS JOIN LATERAL (
            SELECT * FROM tenant_kv
            WHERE owner_id = asked.owner_id AND owner_type = asked.owner_type AND key = asked.key
                AND scopes = asked.scopes::text[]
            LIMIT 1) kv
        """;

    public const string Columns = "kv.id, kv.value, kv.created_at, kv.last_updated_at";

    public const string Delete = $"""
        WITH removed AS (
            DELETE FROM tenant_kv kv WHERE {Address}
            RETURNING {BytesOfRow} AS bytes
        ), counted AS (
            UPDATE tenant_kv_usage AS usage SET bytes = greatest(usage.bytes - removed.bytes, 0)
            FROM removed WHERE usage.owner_id = $1 AND usage.owner_type = $2
        )
        SELECT count(*) FROM removed
        """;

    public const string ListScopes = """
        SELECT DISTINCT scope COLLATE "C" AS scope
        FROM tenant_kv, unnest(scopes) AS scope
        WHERE owner_id = $1 AND owner_type = $2
        ORDER BY scope
        """;

    /// <summary>$5 id of a new record, $6 tenant's limit, $7 value.</summary>
    public static readonly string Set = Write("SELECT {0} FROM (SELECT $7::jsonb AS value) given LEFT JOIN old ON true");

    public static readonly string SetIfAbsent = Write(
        "SELECT given.value FROM (SELECT $7::jsonb AS value) given WHERE NOT EXISTS (SELECT FROM old)");

    public static readonly string SetIfPresent = Write("SELECT {0} FROM (SELECT $7::jsonb AS value) given, old");

    /// <summary>$8 the value expected.</summary>
    public static readonly string SetIfEqual = Write(
        $"SELECT {{0}} FROM (SELECT $7::jsonb AS value) given, old WHERE {Same("old.value", "$8::jsonb")}");

    /// <summary>
    /// $7 the number to add. Integers stay integers; with a float on either side the sum is one, written with a point
    /// even when it is integral. A sum beyond every integer kind, or one with what is no number, is no value.
    /// </summary>
    // float8 is turned into numeric through its text, because a direct cast keeps 15 digits only.
    public static readonly string Increment = Write($$"""
        SELECT CASE
            WHEN old.value IS NULL THEN given.value
            WHEN {{Number("old.value")}} IS NULL THEN NULL
            WHEN old.value ? 'Float' OR given.value ? 'Float' THEN jsonb_build_object('Float',
                CASE WHEN trunc(sum.inexact) = sum.inexact THEN sum.inexact::text::numeric + 0.0 ELSE sum.inexact::text::numeric END)
            WHEN sum.exact BETWEEN -9223372036854775808 AND 9223372036854775807 THEN jsonb_build_object('Integer', sum.exact)
            WHEN sum.exact BETWEEN 0 AND 18446744073709551615 THEN jsonb_build_object('UnsignedInteger', sum.exact)
            END AS value
        FROM (SELECT $7::jsonb AS value) given
        LEFT JOIN old ON true
        LEFT JOIN LATERAL (SELECT
            CASE WHEN old.value ? 'Float' OR given.value ? 'Float'
                THEN ({{Number("old.value")}} #>> '{}')::float8 + ({{Number("given.value")}} #>> '{}')::float8 END AS inexact,
            CASE WHEN NOT (old.value ? 'Float' OR given.value ? 'Float')
                THEN ({{Number("old.value")}} #>> '{}')::numeric + ({{Number("given.value")}} #>> '{}')::numeric END AS exact) sum ON true
        """);

    const string Address = "kv.owner_id = $1 AND kv.owner_type = $2 AND kv.key = $3 AND kv.scopes = $4";
    const string BytesOfRow = "octet_length(kv.key) + coalesce(octet_length(kv.value::text), 0)";

    // What was read and is written back equal stays as it was stored, bit for bit: JavaScript cannot tell the kinds of
    // numbers apart, nor 1.50 from 1.5.
    static string Write(string wanted) => $"""
        WITH old AS MATERIALIZED (
            SELECT coalesce(kv.value, '"Null"') AS value, {BytesOfRow} AS bytes FROM tenant_kv kv WHERE {Address}
        ), wanted AS MATERIALIZED (
            {wanted.Replace("{0}", $"CASE WHEN {Same("old.value", "given.value")} THEN old.value ELSE given.value END AS value", StringComparison.Ordinal)}
        ), sized AS MATERIALIZED (
            SELECT wanted.value, octet_length($3) + octet_length(wanted.value::text) - coalesce(old.bytes, 0) AS growth
            FROM wanted LEFT JOIN old ON true
            WHERE wanted.value IS NOT NULL
        ), counted AS (
            INSERT INTO tenant_kv_usage AS usage (owner_id, owner_type, bytes)
            SELECT $1, $2, growth FROM sized WHERE growth <= $6
            ON CONFLICT (owner_id, owner_type) DO UPDATE SET bytes = greatest(usage.bytes + EXCLUDED.bytes, 0)
                WHERE usage.bytes + EXCLUDED.bytes <= $6 OR EXCLUDED.bytes <= 0
            RETURNING 1
        ), written AS (
            INSERT INTO tenant_kv (owner_id, owner_type, key, scopes, id, value)
            SELECT $1, $2, $3, $4, $5, value FROM sized, counted
            ON CONFLICT ON CONSTRAINT kv_unique_entry DO UPDATE SET value = EXCLUDED.value, last_updated_at = now()
            RETURNING value
        )
        SELECT (SELECT count(*) FROM wanted), (SELECT count(*) FROM sized), (SELECT value FROM written),
            (SELECT {Number("old.value")} IS NULL FROM old)
        """;

    static string Same(string left, string right) => $"({left} = {right} OR coalesce({Number(left)} = {Number(right)}, false))";

    static string Number(string value) => $"coalesce({value}->'Integer', {value}->'UnsignedInteger', {value}->'Float')";
}
