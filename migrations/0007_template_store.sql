-- Templates and every version that was pushed. active_version is what runs; none means removed, with its history kept.
CREATE TABLE tenant_template (
    owner_id TEXT NOT NULL,
    owner_type TEXT NOT NULL,
    name TEXT NOT NULL,
    active_version INTEGER,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (owner_id, owner_type, name)
);

CREATE TABLE tenant_template_version (
    owner_id TEXT NOT NULL,
    owner_type TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    entry TEXT NOT NULL,
    files JSONB NOT NULL,
    events TEXT[] NOT NULL,
    commands JSONB NOT NULL,
    author TEXT,
    note TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (owner_id, owner_type, name, version),
    FOREIGN KEY (owner_id, owner_type, name) REFERENCES tenant_template
);

ALTER TABLE tenant_template
    ADD FOREIGN KEY (owner_id, owner_type, name, active_version) REFERENCES tenant_template_version;
