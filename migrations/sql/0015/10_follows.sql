-- Who follows a conversation, whoever has it.
CREATE TABLE follows (
    workspace_id  uuid        NOT NULL,
    conversation_id uuid      NOT NULL,
    agent_id      uuid        NOT NULL,
    at            timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, conversation_id, agent_id),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id),
    FOREIGN KEY (workspace_id, agent_id) REFERENCES agents (workspace_id, id)
);
CREATE INDEX follows_agent ON follows (workspace_id, agent_id, conversation_id);
