-- What the assistant does over several turns, as merchants write it: one draft each, versions that were published.
CREATE TABLE flows (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    name          text        NOT NULL,    -- what others call it by; as in the file
    source        text        NOT NULL,    -- the draft
    version       integer     NOT NULL DEFAULT 1,     -- of the draft, for who saves beside another
    live_version  integer,                 -- of those published; none: not live
    updated_at    timestamptz NOT NULL DEFAULT now(),
    updated_by    uuid,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT flows_name UNIQUE (workspace_id, name)
);

CREATE TABLE flow_versions (
    workspace_id  uuid        NOT NULL,
    flow_id       uuid        NOT NULL,
    version       integer     NOT NULL,
    source        text        NOT NULL,
    note          text        NOT NULL DEFAULT '',
    published_at  timestamptz NOT NULL DEFAULT now(),
    published_by  uuid,
    PRIMARY KEY (workspace_id, flow_id, version),
    FOREIGN KEY (workspace_id, flow_id) REFERENCES flows (workspace_id, id) ON DELETE CASCADE
);

-- Where a conversation stands in its flows; what customers told is sealed with their key.
CREATE TABLE flow_stacks (
    workspace_id    uuid        NOT NULL,
    conversation_id uuid        NOT NULL,
    customer_id     uuid        NOT NULL,
    body            bytea       NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, conversation_id),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id),
    FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id)
);
CREATE INDEX flow_stacks_customer ON flow_stacks (workspace_id, customer_id);
CREATE INDEX flow_stacks_old ON flow_stacks (workspace_id, at);

-- Each time a flow was run: for figures. Nothing that a customer told.
CREATE TABLE flow_runs (
    workspace_id    uuid        NOT NULL,
    id              uuid        NOT NULL,
    conversation_id uuid        NOT NULL,
    flow            text        NOT NULL,
    version         integer     NOT NULL,
    mode            text        NOT NULL CHECK (mode IN ('live', 'test', 'training', 'synthetic')),
    turns           integer     NOT NULL DEFAULT 0,
    wrote           boolean     NOT NULL DEFAULT false,
    repairs         jsonb       NOT NULL DEFAULT '{}', -- pattern → times
    outcome         text        CHECK (outcome IN ('resolved', 'unresolved', 'cancelled', 'declined', 'refused', 'hand_over', 'stuck', 'failed', 'lapsed')),
    started_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id)
);
CREATE INDEX flow_runs_newest ON flow_runs (workspace_id, flow, started_at);
CREATE INDEX flow_runs_conversation ON flow_runs (workspace_id, conversation_id);

-- A turn may be a flow's, and may have called into merchants' systems.
ALTER TABLE turns DROP CONSTRAINT turns_outcome_check,
    ADD CONSTRAINT turns_outcome_check CHECK (outcome IN ('answer', 'choices', 'ask', 'refuse', 'hand_over', 'flow')) NOT VALID,
    ADD COLUMN followed jsonb NOT NULL DEFAULT '{}';  -- events of flows and ids of calls, in their order
