-- What nothing reads any more. One table may refer to another, so they go together.
DROP TABLE IF EXISTS guild_templates, attached_templates, template_shop_listings, jobs, ongoing_jobs;
ALTER TABLE tenant_kv DROP COLUMN IF EXISTS resume;
ALTER TABLE tenant_kv DROP COLUMN IF EXISTS expiry_event_call_attempts;
