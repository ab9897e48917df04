-- When the assistant hands over to people: the workspace's own settings, and what inboxes have otherwise.
CREATE TABLE hand_over_policies (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    inbox_id      uuid,                    -- none: the workspace's
    body          jsonb       NOT NULL,    -- only what differs from what it stands on
    version       integer     NOT NULL DEFAULT 1,
    updated_by    uuid,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT hand_over_policies_one UNIQUE NULLS NOT DISTINCT (workspace_id, inbox_id),
    FOREIGN KEY (workspace_id, inbox_id) REFERENCES inboxes (workspace_id, id)
);

-- Every hand-over with its reason: for figures. Nothing that a customer said.
CREATE TABLE hand_overs (
    workspace_id    uuid        NOT NULL,
    id              uuid        NOT NULL,
    conversation_id uuid        NOT NULL,
    inbox_id        uuid        NOT NULL,
    turn_id         uuid,                  -- none: the customer pressed the button
    reason          text        NOT NULL,
    mode            text        NOT NULL CHECK (mode IN ('live', 'test', 'training', 'synthetic')),
    answer_by       timestamptz,           -- promised to who wrote while it was closed
    at              timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id),
    FOREIGN KEY (workspace_id, inbox_id) REFERENCES inboxes (workspace_id, id)
);
CREATE INDEX hand_overs_newest ON hand_overs (workspace_id, at);
CREATE INDEX hand_overs_conversation ON hand_overs (workspace_id, conversation_id);
