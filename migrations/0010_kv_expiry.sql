-- Until when a record is there; none means for ever. One that has passed reads as absent before it is purged.
ALTER TABLE tenant_kv ADD COLUMN valid_until TIMESTAMPTZ;

-- For the purge, which takes those that passed first.
CREATE INDEX tenant_kv_passing ON tenant_kv (valid_until) WHERE valid_until IS NOT NULL;

-- For one tenant whose quota is full.
CREATE INDEX tenant_kv_passing_of_tenant ON tenant_kv (owner_id, owner_type, valid_until) WHERE valid_until IS NOT NULL;
