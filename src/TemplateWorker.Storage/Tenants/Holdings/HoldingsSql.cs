namespace TemplateWorker.Storage.Tenants.Holdings;

/// <summary>The statements about all that is stored of a tenant. Parameters 1 and 2 are owner id and owner type.</summary>
static class HoldingsSql
{
    /// <summary>The lock of changes of a tenant's templates, waited for.</summary>
    public const string LockTemplates = "SELECT pg_advisory_xact_lock(1953985648, hashtext($2 || ':' || $1))";

    /// <summary>A template and its active version name each other.</summary>
    public const string ReleaseVersions = $"UPDATE tenant_template SET active_version = NULL WHERE {Tenant} AND active_version IS NOT NULL";

    /// <summary>Keeps that a tenant is banned, and nothing else of it.</summary>
    public const string KeepBan = "INSERT INTO tenant_state (owner_id, owner_type, banned) VALUES ($1, $2, TRUE)";

    const string Tenant = "owner_id = $1 AND owner_type = $2";

    /// <summary>Every tenant, and the first columns of its state.</summary>
    public static readonly string List = $$"""
        SELECT owners.owner_type, owners.owner_id, coalesce(s.events, '{}'), coalesce(s.banned, FALSE), coalesce(s.data, '{}'),
            (SELECT count(*) FROM tenant_template t
             WHERE t.owner_id = owners.owner_id AND t.owner_type = owners.owner_type AND t.active_version IS NOT NULL),
            coalesce((SELECT bytes FROM tenant_kv_usage u WHERE u.owner_id = owners.owner_id AND u.owner_type = owners.owner_type), 0)
        FROM ({{string.Join(" UNION ", TenantTable.All.Select(table => $"SELECT owner_type, owner_id FROM {table.Name}"))}}) owners
        LEFT JOIN tenant_state s ON s.owner_id = owners.owner_id AND s.owner_type = owners.owner_type
        ORDER BY owners.owner_type, length(owners.owner_id), owners.owner_id
        """;

    public static string Count(TenantTable table) => $"SELECT count(*) FROM {table.Name} WHERE {Tenant}";

    public static string Remove(TenantTable table) => $"DELETE FROM {table.Name} WHERE {Tenant}";

    public static string Rows(TenantTable table) => $"SELECT to_jsonb(held)::text FROM {table.Name} held WHERE {Tenant}";
}
