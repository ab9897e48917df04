-- Browsers on which a person is told while no console is open.
CREATE TABLE push_subscriptions (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    user_id       uuid        NOT NULL,
    endpoint_hash bytea       NOT NULL,
    sealed        bytea       NOT NULL,    -- endpoint and keys
    name          text        NOT NULL,    -- browser and system
    session_hash  bytea,                   -- keyed; of the session that gave it last
    created_at    timestamptz NOT NULL DEFAULT now(),
    told_at       timestamptz,             -- the last push that a push service took
    trial_at      timestamptz,
    failure       text,                    -- why the last one did not go: a code
    answer        integer,                 -- the push service's number
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT push_subscriptions_endpoint UNIQUE (workspace_id, endpoint_hash),
    FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX push_subscriptions_user ON push_subscriptions (workspace_id, user_id);

-- What waits to be told; gone once it went or was given up.
CREATE TABLE pushes (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    subscription_id uuid      NOT NULL,
    customer_id   uuid,                    -- whose key seals it; null: the workspace's
    body          bytea       NOT NULL,    -- sealed
    attempts      integer     NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, subscription_id) REFERENCES push_subscriptions (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id)
);
CREATE INDEX pushes_subscription ON pushes (workspace_id, subscription_id);
CREATE INDEX pushes_customer ON pushes (workspace_id, customer_id) WHERE customer_id IS NOT NULL;
