-- What templates log and how their dispatches fail. Of each tenant the newest lines are kept.
CREATE TABLE tenant_template_log (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner_id TEXT NOT NULL,
    owner_type TEXT NOT NULL,
    logged_at TIMESTAMPTZ NOT NULL,
    level SMALLINT NOT NULL,
    template TEXT,
    version INTEGER,
    text TEXT NOT NULL
);

CREATE INDEX tenant_template_log_newest ON tenant_template_log (owner_id, owner_type, id);
