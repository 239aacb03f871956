-- Where the session of each shard with Discord stands, so that a worker that is started again continues it.
CREATE TABLE gateway_session (
    application_id TEXT NOT NULL,
    shard_count INTEGER NOT NULL,
    shard_id INTEGER NOT NULL,
    session_id TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    resume_url TEXT,
    intents INTEGER NOT NULL,
    compression TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (application_id, shard_count, shard_id)
);
