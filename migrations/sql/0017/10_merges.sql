-- A conversation that was merged into another is resolved and stays as it was said; its transcript is read inside the other.
ALTER TABLE conversations
    ADD COLUMN merged_into uuid,
    ADD COLUMN merged integer NOT NULL DEFAULT 0 CHECK (merged >= 0),   -- how many are merged into it
    ADD CONSTRAINT conversations_merged_into FOREIGN KEY (workspace_id, merged_into) REFERENCES conversations (workspace_id, id),
    ADD CONSTRAINT conversations_merged_ended CHECK (merged_into IS NULL OR status = 'resolved');
CREATE INDEX conversations_merged ON conversations (workspace_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX conversations_merged_thread ON conversations (workspace_id, inbox_id, thread_key) WHERE merged_into IS NOT NULL;

CREATE TABLE conversation_merges (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    source_id     uuid        NOT NULL,    -- was merged
    target_id     uuid        NOT NULL,    -- goes on
    agent_id      uuid        NOT NULL,
    source_seq    integer     NOT NULL,    -- what was said behind these is new
    target_seq    integer     NOT NULL,
    kept          jsonb       NOT NULL,    -- states, owners, times before and after; nobody's words
    at            timestamptz NOT NULL DEFAULT now(),
    undone_at     timestamptz,
    undone_by     uuid,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, source_id) REFERENCES conversations (workspace_id, id),
    FOREIGN KEY (workspace_id, target_id) REFERENCES conversations (workspace_id, id),
    FOREIGN KEY (workspace_id, agent_id) REFERENCES agents (workspace_id, id),
    FOREIGN KEY (workspace_id, undone_by) REFERENCES agents (workspace_id, id)
);
CREATE UNIQUE INDEX conversation_merges_standing ON conversation_merges (workspace_id, source_id) WHERE undone_at IS NULL;
CREATE INDEX conversation_merges_target ON conversation_merges (workspace_id, target_id);
