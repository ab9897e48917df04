-- What the assistant could not answer or answered badly: ids and states only, words stay in the sealed messages.
CREATE TABLE dialogue_gaps (
    workspace_id uuid        NOT NULL REFERENCES workspaces (id),
    id           uuid        NOT NULL,
    locale       text        NOT NULL CHECK (locale IN ('zh', 'en')),
    state        text        NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'drafted', 'settled', 'dismissed')),
    turn_id      uuid        NOT NULL,                  -- the asking that stands for it, by which its likes are known
    conversation_id uuid     NOT NULL,
    seq          integer     NOT NULL,
    entry_id     uuid,                                  -- the draft that was made of it; settled once it is published
    size         integer     NOT NULL DEFAULT 0,        -- turns in it
    first_at     timestamptz NOT NULL,
    last_at      timestamptz NOT NULL,
    closed_by    uuid,                                  -- who drafted or dismissed it, and when
    closed_at    timestamptz,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, turn_id) REFERENCES turns (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id)
);
CREATE INDEX dialogue_gaps_list ON dialogue_gaps (workspace_id, state, size DESC, last_at DESC, id);
CREATE INDEX dialogue_gaps_entry ON dialogue_gaps (workspace_id, entry_id) WHERE entry_id IS NOT NULL;
-- One row for each turn that failed, with all that says so. Derived from the log (projection dialogue.learning).
CREATE TABLE dialogue_gap_items (
    workspace_id uuid        NOT NULL,
    turn_id      uuid        NOT NULL,
    conversation_id uuid     NOT NULL,
    gap_id       uuid,                                  -- null: not yet laid to its like
    seq          integer     NOT NULL,                  -- of the message that asked
    grounds      text[]      NOT NULL
        CHECK (grounds <@ ARRAY['refused', 'unresolved', 'rated_low', 'not_helpful', 'marked_wrong'] AND grounds <> '{}'),
    at           timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, turn_id),
    FOREIGN KEY (workspace_id, turn_id) REFERENCES turns (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id),
    FOREIGN KEY (workspace_id, gap_id) REFERENCES dialogue_gaps (workspace_id, id)
);
CREATE INDEX dialogue_gap_items_gap ON dialogue_gap_items (workspace_id, gap_id, at DESC);
CREATE INDEX dialogue_gap_items_fresh ON dialogue_gap_items (workspace_id, at) WHERE gap_id IS NULL;
CREATE INDEX dialogue_gap_items_conversation ON dialogue_gap_items (workspace_id, conversation_id);

-- What customers said of an answer: one voice for each turn.
CREATE TABLE dialogue_feedback (
    workspace_id uuid        NOT NULL,
    turn_id      uuid        NOT NULL,
    conversation_id uuid     NOT NULL,
    helpful      boolean     NOT NULL,
    at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, turn_id),
    FOREIGN KEY (workspace_id, turn_id) REFERENCES turns (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id)
);
CREATE INDEX dialogue_feedback_conversation ON dialogue_feedback (workspace_id, conversation_id);

-- An answer a colleague marked wrong. It teaches the assistant once somebody who keeps knowledge agrees.
CREATE TABLE dialogue_corrections (
    workspace_id uuid        NOT NULL,
    id           uuid        NOT NULL,
    turn_id      uuid        NOT NULL,
    conversation_id uuid     NOT NULL,
    entry_id     uuid        NOT NULL,                  -- that was given and should not have been
    right_id     uuid,                                  -- that should have been given; null: none
    state        text        NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'approved', 'rejected')),
    marked_by    uuid        NOT NULL,
    marked_at    timestamptz NOT NULL DEFAULT now(),
    reviewed_by  uuid,
    reviewed_at  timestamptz,
    version      integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, turn_id, entry_id),
    FOREIGN KEY (workspace_id, turn_id) REFERENCES turns (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id),
    FOREIGN KEY (workspace_id, entry_id) REFERENCES knowledge_entries (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, right_id) REFERENCES knowledge_entries (workspace_id, id)
);
CREATE INDEX dialogue_corrections_list ON dialogue_corrections (workspace_id, state, id DESC);

-- Questions an entry does not answer, however alike they look; written by the reviewer.
CREATE TABLE knowledge_negatives (
    workspace_id uuid        NOT NULL,
    id           uuid        NOT NULL,
    entry_id     uuid        NOT NULL,
    question     text        NOT NULL CHECK (length(question) BETWEEN 1 AND 500),
    created_by   uuid,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, entry_id, question),
    FOREIGN KEY (workspace_id, entry_id) REFERENCES knowledge_entries (workspace_id, id) ON DELETE CASCADE
);

-- From which probabilities the assistant answers, offers, and names an entry among what it offers.
CREATE TABLE dialogue_thresholds (
    workspace_id uuid        PRIMARY KEY REFERENCES workspaces (id),
    answer       real        NOT NULL CHECK (answer BETWEEN 0 AND 1),
    offer        real        NOT NULL CHECK (offer BETWEEN 0 AND 1),
    version      integer     NOT NULL DEFAULT 1,
    updated_by   uuid,
    updated_at   timestamptz NOT NULL DEFAULT now()
);
