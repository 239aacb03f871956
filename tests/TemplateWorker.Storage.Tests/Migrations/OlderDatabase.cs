using TemplateWorker.Storage.Migrations;

namespace TemplateWorker.Storage.Tests.Migrations;

/// <summary>Databases as the system before this one left them.</summary>
static class OlderDatabase
{
    /// <summary>The migrations that the system before had, in order.</summary>
    public static IReadOnlyList<string> NamedMigrations { get; } =
        ["khronosvalue_v2", "kv_generic", "tenantstate", "cleanup_v8", "drop_tenant_kv_expires_at"];

    /// <summary>Values in encoding v1, each with what it is in v2.</summary>
    public static IReadOnlyList<(string V1, string V2)> Values { get; } =
    [
        ("\"text\"", """{"Text": "text"}"""),
        ("\"Null\"", """{"Text": "Null"}"""),
        ("true", """{"Boolean": true}"""),
        ("null", "\"Null\""),
        ("-5", """{"Integer": -5}"""),
        ("9223372036854775807", """{"Integer": 9223372036854775807}"""),
        ("-9223372036854775808", """{"Integer": -9223372036854775808}"""),
        ("18446744073709551615", """{"UnsignedInteger": 18446744073709551615}"""),
        ("18446744073709551616", """{"Float": 18446744073709551616}"""),
        ("1.0", """{"Float": 1.0}"""),
        ("-1.5e-7", """{"Float": -0.00000015}"""),
        ("""["a", 1, [], {}]""", """{"List": [{"Text": "a"}, {"Integer": 1}, {"List": []}, {"Map": []}]}"""),
        ("""{"k": {"deep": null}}""", """{"Map": [[{"Text": "k"}, {"Map": [[{"Text": "deep"}, "Null"]]}]]}"""),
        ("""{"___khronosValType___": "buffer", "value": [0, 255]}""", """{"Buffer": [0, 255]}"""),
        ("""{"___khronosValType___": "buffer", "value": [256]}""",
            """{"Map": [[{"Text": "value"}, {"List": [{"Integer": 256}]}], [{"Text": "___khronosValType___"}, {"Text": "buffer"}]]}"""),
        ("""{"___khronosValType___": "vector", "value": [1.0, 2.5, -3.0]}""", """{"Vector": [1.0, 2.5, -3.0]}"""),
        ("""{"___khronosValType___": "timestamptz", "value": "2026-02-27T01:02:03Z"}""", """{"Timestamptz": "2026-02-27T01:02:03Z"}"""),
        ("""{"___khronosValType___": "timestamptz", "value": "2026-02-30T01:02:03Z"}""",
            """{"Map": [[{"Text": "value"}, {"Text": "2026-02-30T01:02:03Z"}], [{"Text": "___khronosValType___"}, {"Text": "timestamptz"}]]}"""),
        ("""{"___khronosValType___": "interval", "value": [-2, 500000000]}""", """{"Interval": [-2, 500000000]}"""),
        ("""{"___khronosValType___": "timezone", "value": "Europe/London"}""", """{"TimeZone": "Europe/London"}"""),
        ("""{"___khronosValType___": "timezone"}""", """{"Map": [[{"Text": "___khronosValType___"}, {"Text": "timezone"}]]}"""),
        ("""{"___khronosValType___": "unheard of", "value": 1}""",
            """{"Map": [[{"Text": "value"}, {"Integer": 1}], [{"Text": "___khronosValType___"}, {"Text": "unheard of"}]]}"""),
        ("""{"___khronosValType___": 7}""", """{"Map": [[{"Text": "___khronosValType___"}, {"Integer": 7}]]}"""),
        ("""[{"___khronosValType___": "interval", "value": [1, 2]}]""", """{"List": [{"Interval": [1, 2]}]}"""),
    ];

    /// <summary>Makes the schema and rows of before all five, and tables that belong to others.</summary>
    public static async Task CreateAsync(RawDatabase database)
    {
        await database.ExecuteAsync(
            """
            CREATE TABLE guild_templates_kv (
                guild_id text NOT NULL, key text NOT NULL, value jsonb,
                created_at timestamptz DEFAULT now() NOT NULL, last_updated_at timestamptz DEFAULT now() NOT NULL,
                scopes text[] DEFAULT '{}' NOT NULL, id text NOT NULL, expires_at timestamptz,
                expiry_event_call_attempts integer DEFAULT 0 NOT NULL, resume boolean DEFAULT false NOT NULL,
                CONSTRAINT guild_templates_kv_pkey PRIMARY KEY (id), CONSTRAINT kv_unique_entry UNIQUE (guild_id, key, scopes));
            CREATE INDEX idx_kv_scopes_gin ON guild_templates_kv USING gin (scopes);
            CREATE TABLE guild_templates (guild_id text NOT NULL, name text NOT NULL);
            CREATE TABLE attached_templates (id uuid PRIMARY KEY);
            CREATE TABLE template_shop_listings (id uuid PRIMARY KEY);
            CREATE TABLE jobs (id uuid PRIMARY KEY);
            CREATE TABLE ongoing_jobs (id uuid PRIMARY KEY REFERENCES jobs);
            CREATE TABLE tenant_state (guild_id text PRIMARY KEY, events text[] NOT NULL);
            INSERT INTO tenant_state VALUES ('1', '{OLD}');
            CREATE TABLE global_kv (
                key text NOT NULL, version integer NOT NULL, owner_id text NOT NULL, owner_type text NOT NULL,
                public_metadata jsonb NOT NULL, data jsonb NOT NULL, public_data boolean DEFAULT false NOT NULL, scope text NOT NULL,
                created_at timestamptz DEFAULT now() NOT NULL, last_updated_at timestamptz DEFAULT now() NOT NULL, price integer,
                review_state text DEFAULT 'pending' NOT NULL, short text NOT NULL, long text,
                PRIMARY KEY (key, version, scope), CHECK (price IS NULL OR owner_type = 'staff'));
            INSERT INTO global_kv (key, version, owner_id, owner_type, public_metadata, data, scope, short)
                VALUES ('shared', 1, '7', 'user', '{}', '{"kept": 1}', 'all', 'a listing');
            """);
        await CreateForeignTablesAsync(database);
        await database.ExecuteAsync("INSERT INTO users VALUES ('alice'); INSERT INTO web_api_tokens VALUES ('secret')");
        foreach (var (i, (v1, _)) in Values.Index())
        {
            await database.ExecuteAsync(
                $"""
                INSERT INTO guild_templates_kv (guild_id, key, value, scopes, id, created_at, last_updated_at)
                VALUES ('{i % 3}', 'key {i}', '{v1}', '{"{default}"}', 'id {i:00}', '2025-01-01T00:00:00Z', '2025-01-02T00:00:00Z')
                """);
        }
        await database.ExecuteAsync("INSERT INTO guild_templates_kv (guild_id, key, value, scopes, id) VALUES ('1', 'nothing', NULL, '{default}', 'null')");
    }

    /// <summary>Makes the tables that stay untouched.</summary>
    public static Task CreateForeignTablesAsync(RawDatabase database) =>
        database.ExecuteAsync("CREATE TABLE users (id text PRIMARY KEY); CREATE TABLE web_api_tokens (token text NOT NULL)");

    /// <summary>Runs the first of the named migrations as the system before did, and records them.</summary>
    public static async Task StopAtAsync(RawDatabase database, int count)
    {
        await database.ExecuteAsync("CREATE TABLE _migrations_applied (id TEXT PRIMARY KEY, applied_at TIMESTAMPTZ NOT NULL DEFAULT now())");
        foreach (var id in NamedMigrations.Take(count))
        {
            await database.ExecuteAsync(MigrationCatalog.All.Single(migration => migration.Id == id).Sql);
            await database.ExecuteAsync($"INSERT INTO _migrations_applied VALUES ('{id}')");
        }
    }
}
