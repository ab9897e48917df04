-- A workspace's own intents: what its customers want, with examples of how they say it.
CREATE TABLE dialogue_intents (
    workspace_id uuid        NOT NULL REFERENCES workspaces (id),
    id           uuid        NOT NULL,
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    examples     text[]      NOT NULL DEFAULT '{}',
    version      integer     NOT NULL DEFAULT 1,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, name)
);

-- What a turn understood besides its question: language, mood, urgency, entities (personal ones masked), intent.
ALTER TABLE turns ADD COLUMN understood jsonb NOT NULL DEFAULT '{}';
