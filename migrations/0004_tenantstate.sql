-- An older tenant_state had another shape and only what is computed anew.
DROP TABLE IF EXISTS tenant_state;
CREATE TABLE tenant_state (
    owner_id TEXT NOT NULL,
    owner_type TEXT NOT NULL,
    events TEXT[] NOT NULL DEFAULT '{}',
    banned BOOLEAN NOT NULL DEFAULT FALSE,
    data JSONB NOT NULL DEFAULT '{}',
    PRIMARY KEY (owner_id, owner_type)
);
