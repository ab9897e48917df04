CREATE TABLE inboxes (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    key           text        NOT NULL UNIQUE CHECK (key ~ '^[a-z0-9][a-z0-9-]{2,60}$'),
    kind          text        NOT NULL CHECK (kind IN ('widget', 'api')),
    name          text        NOT NULL,
    locale        text        NOT NULL DEFAULT 'zh-CN',
    mode          text        NOT NULL DEFAULT 'live' CHECK (mode IN ('live', 'test', 'training', 'synthetic')),
    settings      jsonb       NOT NULL DEFAULT '{}',
    identity_secret bytea     NOT NULL,    -- sealed with the workspace's key
    default_queue_id uuid,
    created_at    timestamptz NOT NULL DEFAULT now(),
    disabled_at   timestamptz,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, default_queue_id) REFERENCES queues (workspace_id, id)
);
-- A customer as one channel knows them. external_hash is a keyed hash; the id itself is sealed with the customer's key.
CREATE TABLE customer_identities (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    inbox_id      uuid        NOT NULL,
    external_hash bytea       NOT NULL,
    external_id   bytea,
    customer_id   uuid        NOT NULL,
    verified      boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL DEFAULT now(),
    last_seen_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, inbox_id, external_hash),
    FOREIGN KEY (workspace_id, inbox_id) REFERENCES inboxes (workspace_id, id),
    FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id)
);
CREATE INDEX customer_identities_customer ON customer_identities (workspace_id, customer_id);
-- Every payload that came in, before anything else happened to it.
CREATE TABLE inbound (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    inbox_id      uuid        NOT NULL,
    external_id   text        NOT NULL,
    identity_id   uuid,
    received_at   timestamptz NOT NULL DEFAULT now(),
    payload       bytea,                   -- sealed; null once its customer was erased
    state         text        NOT NULL DEFAULT 'accepted' CHECK (state IN ('accepted', 'set_aside', 'replayed')),
    error         text,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, inbox_id, external_id),
    FOREIGN KEY (workspace_id, inbox_id) REFERENCES inboxes (workspace_id, id)
);
CREATE INDEX inbound_set_aside ON inbound (workspace_id, id) WHERE state = 'set_aside';
