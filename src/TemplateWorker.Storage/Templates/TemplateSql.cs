namespace TemplateWorker.Storage.Templates;

/// <summary>The statements about templates.</summary>
static class TemplateSql
{
    /// <summary>Changes of one tenant go one after the other; 1953985648 is "twtp" in ASCII, apart from the locks of others.</summary>
    public const string TryLock = "SELECT pg_try_advisory_xact_lock(1953985648, hashtext(@ownerType || ':' || @ownerId))";

    public const string CountOthers = $"""
        SELECT count(*) FROM tenant_template
        WHERE {Tenant} AND name <> @name AND active_version IS NOT NULL
        """;

    public const string AddVersion = """
        WITH template AS (
            INSERT INTO tenant_template (owner_id, owner_type, name) VALUES (@ownerId, @ownerType, @name)
            ON CONFLICT DO NOTHING
        )
        INSERT INTO tenant_template_version (owner_id, owner_type, name, version, entry, files, program, source_maps, hash, label,
            description, capabilities, defers_ephemerally, events, commands, author, note)
        VALUES (@ownerId, @ownerType, @name,
            (SELECT coalesce(max(version), 0) + 1 FROM tenant_template_version
             WHERE owner_id = @ownerId AND owner_type = @ownerType AND name = @name),
            @entry, @files::jsonb, @program::jsonb, @sourceMaps::jsonb, @hash, @label, @description, @capabilities, @defersEphemerally,
            @events, @commands::jsonb, @author, @note)
        RETURNING version
        """;

    public const string Activate = $"""
        UPDATE tenant_template SET active_version = @version, effective_settings = @effectiveSettings::jsonb,
            enabled = enabled OR active_version IS NULL
        WHERE {Tenant} AND name = @name
        """;

    public const string Remove = $"UPDATE tenant_template SET active_version = NULL WHERE {Tenant} AND name = @name AND active_version IS NOT NULL";

    public const string Enable = $"UPDATE tenant_template SET enabled = @enabled WHERE {Tenant} AND name = @name";

    public const string Set = $"""
        UPDATE tenant_template SET settings = @settings::jsonb, effective_settings = @effectiveSettings::jsonb
        WHERE {Tenant} AND name = @name
        """;

    /// <summary>
    /// What the tenant subscribes to is what its templates that run do together. Of one that never had a template, or does not
    /// any more because all of it was removed, nothing is stored.
    /// </summary>
    public const string RefreshEvents = $"""
        INSERT INTO tenant_state AS state (owner_id, owner_type, events)
        SELECT @ownerId, @ownerType, coalesce(array_agg(DISTINCT event ORDER BY event), {NoTexts})
        FROM {ActiveVersions}
        CROSS JOIN unnest(v.events) AS event
        WHERE t.owner_id = @ownerId AND t.owner_type = @ownerType AND t.enabled
        HAVING {HasTemplates}
        ON CONFLICT (owner_id, owner_type) DO UPDATE SET events = EXCLUDED.events
            WHERE state.events IS DISTINCT FROM EXCLUDED.events
        """;

    public const string Running = $"""
        SELECT v.name, v.version, v.entry, v.events, v.program::text AS program, CASE WHEN v.program IS NULL THEN v.files::text ELSE {NoTexts} END AS files,
            v.source_maps::text AS sourceMaps, v.capabilities, v.defers_ephemerally AS defersEphemerally,
            t.effective_settings::text AS effectiveSettings
        FROM {ActiveVersions} WHERE t.owner_id = @ownerId AND t.owner_type = @ownerType AND t.enabled
        ORDER BY v.name COLLATE "C"
        """;

    public const string RunningCommands = $"""
        SELECT v.name, v.version, v.commands::text AS commands
        FROM {ActiveVersions} WHERE t.owner_id = @ownerId AND t.owner_type = @ownerType AND t.enabled
        ORDER BY v.name COLLATE "C"
        """;

    public const string List = $"""
        SELECT {Summary}, t.enabled, (SELECT count(*)::integer FROM tenant_template_version every
            WHERE every.owner_id = t.owner_id AND every.owner_type = t.owner_type AND every.name = t.name) AS versions
        FROM {ActiveVersions} WHERE t.owner_id = @ownerId AND t.owner_type = @ownerType
        ORDER BY v.name COLLATE "C"
        """;

    public const string Find = """
        SELECT t.name, t.active_version AS activeVersion, t.enabled, t.settings::text AS settings, t.effective_settings::text AS effectiveSettings,
            (SELECT hash FROM tenant_template_version active
             WHERE active.owner_id = t.owner_id AND active.owner_type = t.owner_type AND active.name = t.name
                AND active.version = t.active_version) AS activeHash,
            newest.version AS newestVersion
        FROM tenant_template t
        CROSS JOIN LATERAL (
            SELECT version FROM tenant_template_version v
            WHERE v.owner_id = t.owner_id AND v.owner_type = t.owner_type AND v.name = t.name
            ORDER BY version DESC LIMIT 1) newest
        WHERE t.owner_id = @ownerId AND t.owner_type = @ownerType AND t.name = @name
        """;

    public const string ListVersions = $"""
        SELECT {Summary} FROM tenant_template_version v
        WHERE {Tenant} AND name = @name ORDER BY version DESC
        """;

    public const string LoadVersion = $"""
        SELECT {Summary}, v.entry, v.files::text AS files, v.commands::text AS commands FROM tenant_template_version v
        WHERE {Tenant} AND name = @name AND version = @version
        """;

    public const string FindRegistered = $"""
        SELECT application_id AS applicationId, hash, problem, refused_hash AS refusedHash, noted_at AS notedAt
        FROM tenant_commands WHERE {Tenant}
        """;

    /// <summary>No hash stands for not knowing what Discord has.</summary>
    public const string NoteRegistered = """
        INSERT INTO tenant_commands AS known (owner_id, owner_type, application_id, hash, problem, refused_hash, noted_at)
        VALUES (@ownerId, @ownerType, @applicationId, @hash, @problem, @refusedHash, @notedAt)
        ON CONFLICT (owner_id, owner_type) DO UPDATE SET application_id = EXCLUDED.application_id, hash = EXCLUDED.hash,
            problem = EXCLUDED.problem, refused_hash = EXCLUDED.refused_hash, noted_at = EXCLUDED.noted_at
        """;

    public const string ForgetRegistered = $"DELETE FROM tenant_commands WHERE {Tenant}";

    public const string AnyTemplates = $"SELECT {HasTemplates}";

    const string NoTexts = "'{}'";

    const string HasTemplates = "EXISTS (SELECT FROM tenant_template kept WHERE kept.owner_id = @ownerId AND kept.owner_type = @ownerType)";

    const string Tenant = "owner_id = @ownerId AND owner_type = @ownerType";

    const string Summary =
        "v.name, v.version, v.label, v.description, v.hash, v.capabilities, v.events, v.author, v.note, v.created_at AS createdAt";

    const string ActiveVersions = """
        tenant_template t
        JOIN tenant_template_version v ON v.owner_id = t.owner_id AND v.owner_type = t.owner_type AND v.name = t.name
            AND v.version = t.active_version
        """;
}
