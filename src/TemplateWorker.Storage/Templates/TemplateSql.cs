namespace TemplateWorker.Storage.Templates;

/// <summary>The statements about templates.</summary>
static class TemplateSql
{
    /// <summary>Two pushes to one tenant go one after the other; 1953985648 is "twtp" in ASCII, apart from the locks of others.</summary>
    public const string Lock = "SELECT pg_advisory_xact_lock(1953985648, hashtext(@ownerType || ':' || @ownerId))";

    public const string CountOthers = $"""
        SELECT count(*) FROM tenant_template
        WHERE {Tenant} AND name <> @name AND active_version IS NOT NULL
        """;

    public const string Push = """
        WITH template AS (
            INSERT INTO tenant_template (owner_id, owner_type, name) VALUES (@ownerId, @ownerType, @name)
            ON CONFLICT DO NOTHING
        )
        INSERT INTO tenant_template_version (owner_id, owner_type, name, version, entry, files, events, commands, author, note)
        VALUES (@ownerId, @ownerType, @name,
            (SELECT coalesce(max(version), 0) + 1 FROM tenant_template_version
             WHERE owner_id = @ownerId AND owner_type = @ownerType AND name = @name),
            @entry, @files::jsonb, @events, @commands::jsonb, @author, @note)
        RETURNING version
        """;

    public const string Activate = $"""
        UPDATE tenant_template SET active_version = @version
        WHERE {Tenant} AND name = @name AND active_version IS DISTINCT FROM @version
        """;

    /// <summary>What the tenant subscribes to is what its active templates do together.</summary>
    public const string RefreshEvents = """
        INSERT INTO tenant_state AS state (owner_id, owner_type, events)
        SELECT @ownerId, @ownerType, coalesce(array_agg(DISTINCT event ORDER BY event), '{}')
        FROM tenant_template t
        JOIN tenant_template_version v ON v.owner_id = t.owner_id AND v.owner_type = t.owner_type AND v.name = t.name
            AND v.version = t.active_version
        CROSS JOIN unnest(v.events) AS event
        WHERE t.owner_id = @ownerId AND t.owner_type = @ownerType
        ON CONFLICT (owner_id, owner_type) DO UPDATE SET events = EXCLUDED.events
            WHERE state.events IS DISTINCT FROM EXCLUDED.events
        """;

    /// <summary>{0} is the list of columns that are wanted of v.</summary>
    public const string Active = """
        SELECT v.name, v.version, {0}
        FROM tenant_template t
        JOIN tenant_template_version v ON v.owner_id = t.owner_id AND v.owner_type = t.owner_type AND v.name = t.name
            AND v.version = t.active_version
        WHERE t.owner_id = @ownerId AND t.owner_type = @ownerType
        ORDER BY v.name COLLATE "C"
        """;

    const string Tenant = "owner_id = @ownerId AND owner_type = @ownerType";
}
