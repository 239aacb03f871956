namespace TemplateWorker.Storage.KeyValue;

/// <summary>
/// The statements about one record. Every write of a tenant first takes that tenant's lock, in the same transaction, so
/// that the write that follows sees all earlier ones and can keep the usage counter exact in its own statement.
/// Parameters 1 to 4 are always owner id, owner type, key and scopes. A record whose time has passed is absent, though
/// its row may still be there and count in the usage.
/// </summary>
static class KeyValueSql
{
    public const string Get = $"SELECT {Columns} FROM tenant_kv kv WHERE {Address} AND {Alive}";

    /// <summary>Parameters are arrays of equal length; the last holds arrays as text.</summary>
    public const string GetMany = $"""
        SELECT asked.place, {Columns}
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
            WITH ORDINALITY AS asked (owner_id, owner_type, key, scopes, place)
        CROSS JOIN LATERAL (
            SELECT * FROM tenant_kv kv
            WHERE owner_id = asked.owner_id AND owner_type = asked.owner_type AND key = asked.key
                AND scopes = asked.scopes::text[] AND {Alive}
            LIMIT 1) kv
        """;

    public const string Columns = "kv.id, kv.value, kv.created_at, kv.last_updated_at, kv.valid_until";

    // Not now(): a transaction may have begun long before it got its tenant's lock.
    public const string Alive = "(kv.valid_until IS NULL OR kv.valid_until > statement_timestamp())";

    public static readonly string BytesOfRow = CountedSize.OfRecordInSql("kv.key", "kv.scopes", "kv.value");

    public static readonly string Delete = $"""
        WITH removed AS (
            DELETE FROM tenant_kv kv WHERE {Address}
            RETURNING {BytesOfRow} AS bytes, {Alive} AS alive
        ), counted AS (
            UPDATE tenant_kv_usage AS usage SET bytes = greatest(usage.bytes - removed.bytes, 0)
            FROM removed WHERE usage.owner_id = $1 AND usage.owner_type = $2
        )
        SELECT count(*) FROM removed WHERE alive
        """;

    /// <summary>$5 seconds to live from now, or null for ever.</summary>
    public const string Expire = $"""
        WITH touched AS (
            UPDATE tenant_kv kv SET valid_until = statement_timestamp() + $5 * interval '1 second' WHERE {Address} AND {Alive}
            RETURNING 1
        )
        SELECT count(*) FROM touched
        """;

    public const string IsPresent = $"SELECT EXISTS (SELECT FROM tenant_kv kv WHERE {Address} AND {Alive})";

    public const string IsAbsent = $"SELECT NOT EXISTS (SELECT FROM tenant_kv kv WHERE {Address} AND {Alive})";

    /// <summary>$3 the scope to go on after, $4 most scopes.</summary>
    public const string ListScopes = $"""
        SELECT DISTINCT scope COLLATE "C" AS scope
        FROM tenant_kv kv, unnest(kv.scopes) AS scope
        WHERE kv.owner_id = $1 AND kv.owner_type = $2 AND {Alive} AND scope COLLATE "C" > $3
        ORDER BY scope LIMIT $4
        """;

    /// <summary>$5 the value expected.</summary>
    public static readonly string IsEqual =
        $"SELECT EXISTS (SELECT FROM tenant_kv kv WHERE {Address} AND {Alive} AND {Same("coalesce(kv.value, '\"Null\"')", "$5::jsonb")})";

    /// <summary>$5 id of a new record, $6 tenant's limit, $7 value, $8 seconds to live from now, or null for ever.</summary>
    public static readonly string Set = Write("SELECT {0} FROM (SELECT $7::jsonb AS value) given LEFT JOIN old ON true", GivenLife);

    public static readonly string SetIfAbsent = Write(
        "SELECT given.value FROM (SELECT $7::jsonb AS value) given WHERE NOT EXISTS (SELECT FROM old)", GivenLife);

    public static readonly string SetIfPresent = Write("SELECT {0} FROM (SELECT $7::jsonb AS value) given, old", GivenLife);

    /// <summary>$9 the value expected.</summary>
    public static readonly string SetIfEqual = Write(
        $"SELECT {{0}} FROM (SELECT $7::jsonb AS value) given, old WHERE {Same("old.value", "$9::jsonb")}", GivenLife);

    /// <summary>
    /// $7 the number to add. Integers stay integers; with a float on either side the sum is one, written with a point
    /// even when it is integral. A sum beyond every integer kind, or one with what is no number, is no value.
    /// </summary>
    // float8 is turned into numeric through its text, because a direct cast keeps 15 digits only.
    public static readonly string Increment = Write(
        $$"""
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
        """,
        KeptLife);

    const string Address = "kv.owner_id = $1 AND kv.owner_type = $2 AND kv.key = $3 AND kv.scopes = $4";

    const string GivenLife = "SELECT statement_timestamp() + $8 * interval '1 second' AS valid_until";
    const string KeptLife = "SELECT max(valid_until) AS valid_until FROM held WHERE alive";

    // What was read and is written back equal stays as it was stored, bit for bit: JavaScript cannot tell the kinds of
    // numbers apart, nor 1.50 from 1.5. A row whose time has passed becomes that of a new record.
    static string Write(string wanted, string life) => $"""
        WITH held AS MATERIALIZED (
            SELECT coalesce(kv.value, '"Null"') AS value, {BytesOfRow} AS bytes, kv.valid_until, {Alive} AS alive
            FROM tenant_kv kv WHERE {Address}
        ), old AS MATERIALIZED (
            SELECT value FROM held WHERE alive
        ), wanted AS MATERIALIZED (
            {wanted.Replace("{0}", $"CASE WHEN {Same("old.value", "given.value")} THEN old.value ELSE given.value END AS value", StringComparison.Ordinal)}
        ), life AS MATERIALIZED (
            {life}
        ), sized AS MATERIALIZED (
            SELECT wanted.value, {CountedSize.OfRecordInSql("$3", "$4", "wanted.value")} - coalesce(held.bytes, 0) AS growth
            FROM wanted LEFT JOIN held ON true
            WHERE wanted.value IS NOT NULL
        ), counted AS (
            {KeyValueUsageSql.Count}
        ), written AS (
            INSERT INTO tenant_kv AS kv (owner_id, owner_type, key, scopes, id, value, valid_until)
            SELECT $1, $2, $3, $4, $5, sized.value, life.valid_until FROM sized, life, counted
            ON CONFLICT ON CONSTRAINT kv_unique_entry DO UPDATE SET value = EXCLUDED.value, last_updated_at = now(),
                valid_until = EXCLUDED.valid_until,
                id = CASE WHEN {Alive} THEN kv.id ELSE EXCLUDED.id END,
                created_at = CASE WHEN {Alive} THEN kv.created_at ELSE now() END
            RETURNING value
        )
        SELECT (SELECT count(*) FROM wanted), (SELECT count(*) FROM sized), (SELECT value FROM written),
            (SELECT {Number("old.value")} IS NULL FROM old)
        """;

    static string Same(string left, string right) => $"({left} = {right} OR coalesce({Number(left)} = {Number(right)}, false))";

    static string Number(string value) => $"coalesce({value}->'Integer', {value}->'UnsignedInteger', {value}->'Float')";
}
