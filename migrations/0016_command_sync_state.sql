-- How it stands with a tenant's commands: when that was noted, and what Discord had against them. refused_hash is of the
-- commands that Discord did not take, which are not sent again until they change or somebody asks for it.
ALTER TABLE tenant_commands
    ADD COLUMN problem TEXT,
    ADD COLUMN refused_hash TEXT,
    ADD COLUMN noted_at TIMESTAMPTZ NOT NULL DEFAULT now();

-- Hosts hear of what Discord has, not of every look at it.
DROP TRIGGER tenant_commands_changed ON tenant_commands;

CREATE TRIGGER tenant_commands_added AFTER INSERT OR DELETE ON tenant_commands
    FOR EACH ROW EXECUTE FUNCTION notify_tenant_change('commands');

CREATE TRIGGER tenant_commands_changed AFTER UPDATE ON tenant_commands
    FOR EACH ROW WHEN (OLD.hash IS DISTINCT FROM NEW.hash) EXECUTE FUNCTION notify_tenant_change('commands');
