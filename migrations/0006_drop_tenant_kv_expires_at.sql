ALTER TABLE tenant_kv DROP COLUMN IF EXISTS expires_at;
