-- The row of an entry holds what is live (or, while nothing is, its newest draft). Every edit is a version; a published
-- entry may have a newer draft, which is read, reviewed and tried while the live text goes on answering.
ALTER TABLE knowledge_bases
    ADD COLUMN four_eyes boolean NOT NULL DEFAULT false,   -- nobody publishes his own draft
    ADD COLUMN checks text NOT NULL DEFAULT 'off' CHECK (checks IN ('off', 'warn', 'block')),
    ADD COLUMN remind_days integer NOT NULL DEFAULT 14 CHECK (remind_days > 0);

CREATE TABLE knowledge_folders (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    base_id       uuid        NOT NULL,
    parent_id     uuid,
    name          text        NOT NULL,
    position      integer     NOT NULL DEFAULT 0,      -- among its siblings
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, base_id) REFERENCES knowledge_bases (workspace_id, id),
    FOREIGN KEY (workspace_id, parent_id) REFERENCES knowledge_folders (workspace_id, id)
);
CREATE UNIQUE INDEX knowledge_folders_name ON knowledge_folders
    (workspace_id, base_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), name);

ALTER TABLE knowledge_entries
    DROP CONSTRAINT knowledge_entries_state_check,
    ADD CONSTRAINT knowledge_entries_state_check CHECK (state IN ('draft', 'published', 'archived')),
    ADD COLUMN kind text NOT NULL DEFAULT 'faq' CHECK (kind IN ('faq', 'article')),   -- article: question is its title
    ADD COLUMN summary text NOT NULL DEFAULT '',
    ADD COLUMN variants jsonb NOT NULL DEFAULT '{}',       -- {kind of inbox: answer}
    ADD COLUMN valid_from timestamptz,
    ADD COLUMN valid_until timestamptz,
    ADD COLUMN audience text NOT NULL DEFAULT 'customer' CHECK (audience IN ('customer', 'agent')),
    ADD COLUMN folder_id uuid,
    ADD COLUMN owner_id uuid,
    ADD COLUMN last_number integer NOT NULL DEFAULT 1,     -- of the newest version
    ADD COLUMN live_number integer,                        -- the version that answers; null: none does
    ADD COLUMN draft_number integer,                       -- the version that waits to be published
    ADD COLUMN draft_state text CHECK (draft_state IN ('draft', 'in_review', 'scheduled')),
    ADD COLUMN draft_by uuid,                              -- who wrote it
    ADD COLUMN review_note text NOT NULL DEFAULT '',       -- why it was sent back
    ADD COLUMN publish_at timestamptz,
    ADD COLUMN held_by_run uuid,                           -- the checks that kept a scheduled draft from going live
    ADD COLUMN published_at timestamptz,
    ADD COLUMN reminded_until timestamptz,                 -- the valid_until that its owner was reminded of
    ADD COLUMN up integer NOT NULL DEFAULT 0,
    ADD COLUMN down integer NOT NULL DEFAULT 0,
    ADD COLUMN compared_at bigint,                         -- changed_at that was compared with the rest of the base
    ADD FOREIGN KEY (workspace_id, folder_id) REFERENCES knowledge_folders (workspace_id, id);
UPDATE knowledge_entries SET live_number = 1, published_at = updated_at WHERE state = 'published';
UPDATE knowledge_entries SET draft_number = 1, draft_state = 'draft', draft_by = updated_by WHERE state = 'draft';
CREATE INDEX knowledge_entries_folder ON knowledge_entries (workspace_id, folder_id) WHERE deleted_at IS NULL AND folder_id IS NOT NULL;
CREATE INDEX knowledge_entries_expiring ON knowledge_entries (workspace_id, valid_until) WHERE deleted_at IS NULL AND valid_until IS NOT NULL;

CREATE TABLE knowledge_versions (
    workspace_id  uuid        NOT NULL,
    entry_id      uuid        NOT NULL,
    number        integer     NOT NULL,
    content       jsonb       NOT NULL,    -- {question, similar, answer, locale, kind, summary, variants, valid_from, valid_until, audience}
    restored_from integer,                 -- a roll-back: the version it repeats
    note          text        NOT NULL DEFAULT '',
    author_id     uuid,
    at            timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, entry_id, number),
    FOREIGN KEY (workspace_id, entry_id) REFERENCES knowledge_entries (workspace_id, id) ON DELETE CASCADE
);
INSERT INTO knowledge_versions (workspace_id, entry_id, number, content, author_id, at)
SELECT workspace_id, id, 1, jsonb_build_object('question', question, 'similar', to_jsonb(similar_questions), 'answer', answer,
       'locale', locale, 'kind', kind, 'summary', summary, 'variants', variants, 'valid_from', valid_from,
       'valid_until', valid_until, 'audience', audience), updated_by, updated_at
FROM knowledge_entries WHERE deleted_at IS NULL;

-- Pictures of answers. Whoever has the address (it is signed) may see one: customers read answers without signing in.
CREATE TABLE knowledge_pictures (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    content_hash  text        NOT NULL,
    name          text        NOT NULL,
    media_type    text        NOT NULL,
    size          bigint      NOT NULL,
    width         integer,
    height        integer,
    created_by    uuid,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id)
);

-- The merchant's own checks, run before something goes live: a question and the entry that must answer it, or none.
CREATE TABLE knowledge_checks (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    base_id       uuid        NOT NULL,
    question      text        NOT NULL,
    locale        text        NOT NULL CHECK (locale IN ('zh', 'en')),
    entry_id      uuid,                    -- null: it must be refused
    created_by    uuid,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, base_id) REFERENCES knowledge_bases (workspace_id, id),
    FOREIGN KEY (workspace_id, entry_id) REFERENCES knowledge_entries (workspace_id, id)
);
CREATE INDEX knowledge_checks_base ON knowledge_checks (workspace_id, base_id, id);
CREATE TABLE knowledge_check_runs (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    base_id       uuid        NOT NULL,
    entry_id      uuid,                    -- what was about to be published; null: run on demand
    total         integer     NOT NULL,
    failed        integer     NOT NULL,
    results       jsonb       NOT NULL DEFAULT '[]',   -- [{check_id, passed, outcome, confidence, entry_ids}]
    ms            integer     NOT NULL DEFAULT 0,
    created_by    uuid,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, base_id) REFERENCES knowledge_bases (workspace_id, id)
);
CREATE INDEX knowledge_check_runs_base ON knowledge_check_runs (workspace_id, base_id, id DESC);

-- Two published entries that ask nearly the same.
CREATE TABLE knowledge_pairs (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    base_id       uuid        NOT NULL,
    one_id        uuid        NOT NULL,    -- the smaller id
    other_id      uuid        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('duplicate', 'contradiction')),
    chance        real        NOT NULL,    -- that both ask the same
    asked         jsonb       NOT NULL DEFAULT '[]',   -- the two questions that came closest
    numbers       jsonb       NOT NULL DEFAULT '[]',   -- [{unit, one: [..], other: [..]}] that differ
    found_at      timestamptz NOT NULL DEFAULT now(),
    dismissed_at  timestamptz,
    dismissed_by  uuid,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, one_id, other_id),
    FOREIGN KEY (workspace_id, base_id) REFERENCES knowledge_bases (workspace_id, id),
    FOREIGN KEY (workspace_id, one_id) REFERENCES knowledge_entries (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, other_id) REFERENCES knowledge_entries (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX knowledge_pairs_base ON knowledge_pairs (workspace_id, base_id, id DESC);
CREATE INDEX knowledge_pairs_other ON knowledge_pairs (workspace_id, other_id);

-- Whether somebody found an entry useful; `up` and `down` of the entry count them.
CREATE TABLE knowledge_votes (
    workspace_id  uuid        NOT NULL,
    entry_id      uuid        NOT NULL,
    voter_id      uuid        NOT NULL,
    voter_kind    text        NOT NULL DEFAULT 'person' CHECK (voter_kind IN ('person', 'customer')),
    useful        boolean     NOT NULL,
    at            timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, entry_id, voter_id),
    FOREIGN KEY (workspace_id, entry_id) REFERENCES knowledge_entries (workspace_id, id) ON DELETE CASCADE
);

-- The projection knowledge.effects: which turns cited an entry, and what became of those conversations (live ones only).
-- No keys to what it derives from: it follows the log, which may speak of what is gone.
CREATE TABLE knowledge_citations (
    workspace_id  uuid        NOT NULL,
    turn_id       uuid        NOT NULL,
    entry_id      uuid        NOT NULL,
    conversation_id uuid      NOT NULL,
    confidence    real,
    settled       text        CHECK (settled IN ('resolved', 'handed_over')),
    at            timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, turn_id, entry_id)
);
CREATE INDEX knowledge_citations_entry ON knowledge_citations (workspace_id, entry_id, at DESC);
CREATE INDEX knowledge_citations_open ON knowledge_citations (workspace_id, conversation_id) WHERE settled IS NULL;
CREATE TABLE knowledge_weeks (
    workspace_id  uuid        NOT NULL,
    entry_id      uuid        NOT NULL,
    week          date        NOT NULL,    -- its Monday, in the workspace's zone
    answered      integer     NOT NULL DEFAULT 0,
    resolved      integer     NOT NULL DEFAULT 0,
    handed_over   integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace_id, entry_id, week)
);
CREATE TABLE knowledge_standings (
    workspace_id  uuid        NOT NULL,
    entry_id      uuid        NOT NULL,
    answered      integer     NOT NULL DEFAULT 0,
    resolved      integer     NOT NULL DEFAULT 0,
    handed_over   integer     NOT NULL DEFAULT 0,
    used_at       timestamptz,
    PRIMARY KEY (workspace_id, entry_id)
);

-- Who could edit could publish until now: he still can.
INSERT INTO role_grants (workspace_id, role_id, permission, scope, inbox_ids)
SELECT workspace_id, role_id, 'knowledge.publish', scope, inbox_ids FROM role_grants WHERE permission = 'knowledge.edit'
ON CONFLICT DO NOTHING;
UPDATE api_keys SET grants = grants || (
    SELECT jsonb_agg(jsonb_set(held, '{permission}', '"knowledge.publish"')) FROM jsonb_array_elements(grants) held
    WHERE held ->> 'permission' = 'knowledge.edit')
WHERE grants @> '[{"permission": "knowledge.edit"}]';
