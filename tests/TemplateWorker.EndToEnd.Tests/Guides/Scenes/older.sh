# A database as the system before this one left it, older than all migrations, with two rows.
export DATABASE_URL=$EMPTY_DATABASE
psql -q "$DATABASE_URL" <<'SQL'
CREATE TABLE guild_templates_kv (
    guild_id text NOT NULL, key text NOT NULL, value jsonb, created_at timestamptz DEFAULT now() NOT NULL,
    last_updated_at timestamptz DEFAULT now() NOT NULL, scopes text[] DEFAULT '{}' NOT NULL, id text NOT NULL,
    expires_at timestamptz, expiry_event_call_attempts integer DEFAULT 0 NOT NULL, resume boolean DEFAULT false NOT NULL,
    CONSTRAINT guild_templates_kv_pkey PRIMARY KEY (id), CONSTRAINT kv_unique_entry UNIQUE (guild_id, key, scopes));
CREATE INDEX idx_kv_scopes_gin ON guild_templates_kv USING gin (scopes);
INSERT INTO guild_templates_kv (guild_id, key, value, scopes, id) VALUES
    ('1', 'level', '5', '{default}', 'a'), ('1', 'name', '"alice"', '{default}', 'b');
SQL
