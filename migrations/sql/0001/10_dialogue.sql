-- One row per turn the assistant took: what it decided and why. No text of the customer's stands here.
CREATE TABLE turns (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    conversation_id uuid      NOT NULL,
    turn          integer     NOT NULL,
    from_seq      integer     NOT NULL,
    to_seq        integer     NOT NULL,
    outcome       text        NOT NULL CHECK (outcome IN ('answer', 'choices', 'ask', 'refuse', 'hand_over')),
    confidence    real,
    engine        text        NOT NULL,
    language      text,
    candidates    jsonb       NOT NULL DEFAULT '[]',   -- [{entry_id, title?, score, lexical, dense, ...}]
    reasons       jsonb       NOT NULL DEFAULT '[]',   -- [{code, ...}]
    sources       jsonb       NOT NULL DEFAULT '[]',   -- [{entry_id, score}]
    timings       jsonb       NOT NULL DEFAULT '{}',   -- milliseconds by step
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, conversation_id, turn),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id)
);
