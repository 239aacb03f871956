-- The schema that every later migration starts from. A database that already recorded a migration is past it, and an
-- older one keeps what it has.
DO $baseline$
BEGIN
    IF EXISTS (SELECT FROM _migrations_applied) THEN
        RETURN;
    END IF;

    CREATE TABLE IF NOT EXISTS guild_templates_kv (
        guild_id text NOT NULL,
        key text NOT NULL,
        value jsonb,
        created_at timestamptz DEFAULT now() NOT NULL,
        last_updated_at timestamptz DEFAULT now() NOT NULL,
        scopes text[] DEFAULT '{}' NOT NULL,
        id text NOT NULL,
        expires_at timestamptz,
        expiry_event_call_attempts integer DEFAULT 0 NOT NULL,
        resume boolean DEFAULT false NOT NULL,
        CONSTRAINT guild_templates_kv_pkey PRIMARY KEY (id),
        CONSTRAINT kv_unique_entry UNIQUE (guild_id, key, scopes)
    );
    CREATE INDEX IF NOT EXISTS idx_kv_scopes_gin ON guild_templates_kv USING gin (scopes);

    CREATE TABLE IF NOT EXISTS global_kv (
        key text NOT NULL,
        version integer NOT NULL,
        owner_id text NOT NULL,
        owner_type text NOT NULL,
        public_metadata jsonb NOT NULL,
        data jsonb NOT NULL,
        public_data boolean DEFAULT false NOT NULL,
        scope text NOT NULL,
        created_at timestamptz DEFAULT now() NOT NULL,
        last_updated_at timestamptz DEFAULT now() NOT NULL,
        price integer,
        review_state text DEFAULT 'pending' NOT NULL,
        short text NOT NULL,
        long text,
        PRIMARY KEY (key, version, scope),
        CHECK (price IS NULL OR owner_type = 'staff')
    );
END
$baseline$;
