-- Who may open a session with Discord next, which counts these turns for a bot and not for each of its hosts. A turn is free
-- from free_at on; holder is the host that had it last, so that one whose time is up cannot hand on what another has by then.
CREATE TABLE gateway_identify (
    application_id TEXT NOT NULL,
    turn INTEGER NOT NULL,
    holder UUID NOT NULL,
    free_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (application_id, turn)
);
