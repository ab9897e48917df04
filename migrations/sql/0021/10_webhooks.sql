-- Addresses of the merchant's own that are told what happens, and each telling.
CREATE TABLE webhooks (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    name          text        NOT NULL,
    url           text        NOT NULL,
    secret        bytea       NOT NULL,    -- sealed; signs what is sent
    events        text[]      NOT NULL,
    plain         boolean     NOT NULL DEFAULT false, -- numbers of customers are sent as they are
    active        boolean     NOT NULL DEFAULT true,
    stopped_at    timestamptz,             -- switched off by itself after too many failures
    failures      integer     NOT NULL DEFAULT 0,     -- deliveries given up in a row
    since         bigint      NOT NULL,    -- facts up to this position are not sent
    version       integer     NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id)
);

CREATE TABLE webhook_deliveries (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    webhook_id    uuid        NOT NULL,
    position      bigint,                  -- the fact's; none for a trial
    event         text        NOT NULL,
    state         text        NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'delivered', 'failed', 'skipped')),
    attempts      integer     NOT NULL DEFAULT 0,
    status        integer,                 -- the far side's last answer
    error         text,                    -- why the last attempt failed: a code, no body
    took_ms       integer,
    created_at    timestamptz NOT NULL DEFAULT now(),
    done_at       timestamptz,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT webhook_deliveries_fact UNIQUE (workspace_id, webhook_id, position),
    FOREIGN KEY (workspace_id, webhook_id) REFERENCES webhooks (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (workspace_id, webhook_id, id);
CREATE INDEX webhook_deliveries_old ON webhook_deliveries (workspace_id, created_at);
