-- Merchants' systems: what their files say, and what the systems said that they can do.
CREATE TABLE connectors (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    name          text        NOT NULL CHECK (name ~ '^[a-z][a-z0-9_]{0,59}$'),
    manifest      text        NOT NULL,
    capabilities  jsonb       NOT NULL DEFAULT '{}',  -- by name, read from its document, server or plugin
    enabled       boolean     NOT NULL DEFAULT false,
    secret        bytea,                   -- sealed; proves who we are at base_url
    sandbox_secret bytea,                  -- sealed; at sandbox_url
    version       integer     NOT NULL DEFAULT 1,
    read_at       timestamptz,             -- when the capabilities were read
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, name)
);

-- What was asked of them, under which key, and what came of it. Words, requests and answers are sealed with the customer's key.
CREATE TABLE action_calls (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    key           text        NOT NULL,    -- the caller's; the far side is told the id
    digest        bytea       NOT NULL,    -- of operation and arguments
    connector     text        NOT NULL,
    operation     text        NOT NULL,
    writes        boolean     NOT NULL,
    principal     text        NOT NULL CHECK (principal IN ('assistant', 'agent')),
    agent_id      uuid,
    conversation_id uuid,
    customer_id   uuid,
    subject_hash  bytea,                   -- keyed; counts what one customer of the merchant gets
    mode          text        NOT NULL,
    state         text        NOT NULL CHECK (state IN
        ('proposed', 'withdrawn', 'expired', 'running', 'done', 'refused', 'failed', 'unknown')),
    code          text,
    needs         text        CHECK (needs IN ('yes', 'code')),
    said_up_to    integer,
    amount        bigint,
    currency      text,
    body          bytea,                   -- sealed; null once the customer was erased
    attempts      integer     NOT NULL DEFAULT 0,
    ms            real,
    compensates   uuid,
    version       integer     NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz,             -- of a proposal
    lease_until   timestamptz,             -- until when whoever runs it is believed to live
    done_at       timestamptz,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, key),
    FOREIGN KEY (workspace_id, agent_id) REFERENCES users (workspace_id, id),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id),
    FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id),
    FOREIGN KEY (workspace_id, compensates) REFERENCES action_calls (workspace_id, id)
);
CREATE INDEX action_calls_conversation ON action_calls (workspace_id, conversation_id, id) WHERE conversation_id IS NOT NULL;
CREATE INDEX action_calls_customer ON action_calls (workspace_id, customer_id, id) WHERE customer_id IS NOT NULL;
CREATE INDEX action_calls_open ON action_calls (workspace_id, state) WHERE state IN ('proposed', 'running', 'unknown');
CREATE INDEX action_calls_counted ON action_calls (workspace_id, connector, operation, created_at) WHERE writes;

-- Who the customer of a conversation is in a merchant's system, as an operation found out.
CREATE TABLE action_subjects (
    workspace_id  uuid        NOT NULL,
    conversation_id uuid      NOT NULL,
    connector     text        NOT NULL,
    customer_id   uuid,
    subject       bytea       NOT NULL,    -- sealed
    strength      text        NOT NULL CHECK (strength IN ('weak', 'proven')),
    at            timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, conversation_id, connector),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id),
    FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id)
);
CREATE INDEX action_subjects_customer ON action_subjects (workspace_id, customer_id) WHERE customer_id IS NOT NULL;

-- One-time codes; the code itself is kept nowhere.
CREATE TABLE action_codes (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    call_id       uuid        NOT NULL,
    subject_hash  bytea       NOT NULL,
    hash          bytea       NOT NULL,    -- keyed
    tries         integer     NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz NOT NULL,
    used_at       timestamptz,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, call_id) REFERENCES action_calls (workspace_id, id)
);
CREATE INDEX action_codes_call ON action_codes (workspace_id, call_id, id);
CREATE INDEX action_codes_subject ON action_codes (workspace_id, subject_hash, created_at);
