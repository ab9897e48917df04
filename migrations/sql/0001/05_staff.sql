CREATE TABLE teams (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    name          text        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, name)
);
-- Members of staff who own conversations: people (id = their user's id) and the assistant.
CREATE TABLE agents (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('person', 'assistant')),
    user_id       uuid,
    name          text        NOT NULL,
    avatar_url    text,
    capacity      integer     NOT NULL DEFAULT 5 CHECK (capacity BETWEEN 0 AND 1000),
    presence      text        NOT NULL DEFAULT 'offline' CHECK (presence IN ('online', 'away', 'offline')),
    presence_reason text,
    presence_since timestamptz NOT NULL DEFAULT now(),
    idle_since    timestamptz NOT NULL DEFAULT now(),   -- last time a conversation was handed to or left this agent
    version       integer     NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL DEFAULT now(),
    disabled_at   timestamptz,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id),
    CHECK ((kind = 'person') = (user_id IS NOT NULL)),
    CHECK (user_id IS NULL OR user_id = id)
);
CREATE UNIQUE INDEX agents_assistant ON agents (workspace_id) WHERE kind = 'assistant';
CREATE TABLE team_members (
    workspace_id  uuid        NOT NULL,
    team_id       uuid        NOT NULL,
    agent_id      uuid        NOT NULL,
    lead          boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (workspace_id, team_id, agent_id),
    FOREIGN KEY (workspace_id, team_id) REFERENCES teams (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, agent_id) REFERENCES agents (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX team_members_agent ON team_members (workspace_id, agent_id);
CREATE TABLE queues (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    name          text        NOT NULL,
    team_id       uuid        NOT NULL,
    is_default    boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, name),
    FOREIGN KEY (workspace_id, team_id) REFERENCES teams (workspace_id, id)
);
CREATE UNIQUE INDEX queues_default ON queues (workspace_id) WHERE is_default;
