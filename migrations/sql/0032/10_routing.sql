-- Routing: who can do what, how queues hand out, and why each conversation went where it did.
ALTER TABLE agents DROP CONSTRAINT agents_presence_check;
ALTER TABLE agents ADD CONSTRAINT agents_presence_check CHECK (presence IN ('online', 'busy', 'wrap_up', 'away', 'offline'));
ALTER TABLE agents ADD COLUMN languages text[] NOT NULL DEFAULT '{}';   -- none: never told, any is given
CREATE TABLE agent_skills (
    workspace_id  uuid        NOT NULL,
    agent_id      uuid        NOT NULL,
    skill         text        NOT NULL CHECK (length(skill) BETWEEN 1 AND 40),
    level         smallint    NOT NULL CHECK (level BETWEEN 1 AND 5),
    PRIMARY KEY (workspace_id, agent_id, skill),
    FOREIGN KEY (workspace_id, agent_id) REFERENCES agents (workspace_id, id)
);
CREATE TABLE queue_rules (
    workspace_id  uuid        NOT NULL,
    queue_id      uuid        NOT NULL,
    strategy      text        NOT NULL CHECK (strategy IN ('longest_idle', 'least_loaded')),
    skills        jsonb       NOT NULL DEFAULT '{}',   -- {skill: least level}
    match_language boolean    NOT NULL DEFAULT false,
    sticky_h      integer     NOT NULL DEFAULT 0 CHECK (sticky_h BETWEEN 0 AND 8760),
    vip_first     boolean     NOT NULL DEFAULT false,
    overflow_after_s integer  CHECK (overflow_after_s BETWEEN 5 AND 86400),
    overflow_to   uuid,
    most_waiting  integer     CHECK (most_waiting BETWEEN 1 AND 100000),
    PRIMARY KEY (workspace_id, queue_id),
    FOREIGN KEY (workspace_id, queue_id) REFERENCES queues (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, overflow_to) REFERENCES queues (workspace_id, id),
    CHECK ((overflow_after_s IS NULL) = (overflow_to IS NULL))
);
CREATE TABLE routing_settings (
    workspace_id  uuid        NOT NULL PRIMARY KEY REFERENCES workspaces (id),
    weights       jsonb       NOT NULL DEFAULT '{}',   -- {channel: hundredths of a chat}; others as they come
    grace_s       integer     NOT NULL DEFAULT 120 CHECK (grace_s BETWEEN 0 AND 86400),
    wrap_up_s     integer     NOT NULL DEFAULT 0 CHECK (wrap_up_s BETWEEN 0 AND 3600)
);
CREATE TABLE routing_decisions (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    conversation_id uuid      NOT NULL,
    at            timestamptz NOT NULL DEFAULT now(),
    kind          text        NOT NULL CHECK (kind IN ('assigned', 'overflow', 'given_back')),
    queue_id      uuid        NOT NULL,
    agent_id      uuid,
    why           jsonb       NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, queue_id) REFERENCES queues (workspace_id, id),
    FOREIGN KEY (workspace_id, agent_id) REFERENCES agents (workspace_id, id)
);
CREATE INDEX routing_decisions_conversation ON routing_decisions (workspace_id, conversation_id, id);
