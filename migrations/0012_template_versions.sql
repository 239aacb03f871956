-- What a version is made of beside its sources (files). Versions of before are JavaScript that runs as it is, with the
-- capabilities that hold where none are named; they have neither program nor hash.
ALTER TABLE tenant_template_version
    ADD COLUMN program JSONB,
    ADD COLUMN source_maps JSONB NOT NULL DEFAULT '{}',
    ADD COLUMN hash TEXT,
    ADD COLUMN label TEXT,
    ADD COLUMN description TEXT,
    ADD COLUMN capabilities TEXT[],
    ADD COLUMN defers_ephemerally BOOLEAN NOT NULL DEFAULT TRUE;

-- A template that is not enabled keeps its active version and does not run. settings is what the guild has set,
-- effective_settings what the active version reads: defaults filled in, and nothing that it does not take.
ALTER TABLE tenant_template
    ADD COLUMN enabled BOOLEAN NOT NULL DEFAULT TRUE,
    ADD COLUMN settings JSONB NOT NULL DEFAULT '{}',
    ADD COLUMN effective_settings JSONB NOT NULL DEFAULT '{}';

-- What Discord was last given for a tenant; no hash while that is being changed, so that a program which dies meanwhile
-- leaves it to be registered anew.
CREATE TABLE tenant_commands (
    owner_id TEXT NOT NULL,
    owner_type TEXT NOT NULL,
    application_id TEXT NOT NULL,
    hash TEXT,
    PRIMARY KEY (owner_id, owner_type)
);

CREATE TRIGGER tenant_commands_changed AFTER INSERT OR UPDATE OR DELETE ON tenant_commands
    FOR EACH ROW EXECUTE FUNCTION notify_tenant_change('commands');
