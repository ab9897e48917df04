CREATE TABLE knowledge_bases (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    name          text        NOT NULL,
    locale        text        NOT NULL,
    version       bigint      NOT NULL DEFAULT 1,      -- moves at every change of a published entry; indexes carry it
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, name)
);
CREATE TABLE knowledge_entries (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    base_id       uuid        NOT NULL,
    locale        text        NOT NULL,
    question      text        NOT NULL,
    similar_questions text[]      NOT NULL DEFAULT '{}',
    answer        text        NOT NULL,
    tags          text[]      NOT NULL DEFAULT '{}',
    state         text        NOT NULL DEFAULT 'published' CHECK (state IN ('draft', 'published')),
    version       integer     NOT NULL DEFAULT 1,
    changed_at    bigint      NOT NULL DEFAULT 0,      -- the base's version that carried the last change
    vectors_at    bigint,                  -- changed_at whose vectors are stored, by vectors_model
    vectors_model text,
    import_id     uuid,
    uses          bigint      NOT NULL DEFAULT 0,
    updated_by    uuid,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    deleted_at    timestamptz,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, base_id) REFERENCES knowledge_bases (workspace_id, id)
);
CREATE INDEX knowledge_entries_changed ON knowledge_entries (workspace_id, base_id, changed_at);
CREATE INDEX knowledge_entries_updated ON knowledge_entries (workspace_id, base_id, updated_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE TABLE knowledge_vectors (
    workspace_id  uuid        NOT NULL,
    entry_id      uuid        NOT NULL,
    ordinal       integer     NOT NULL,    -- 0 the question, 1… the similar questions
    text_hash     bytea       NOT NULL,
    model         text        NOT NULL,
    vector        bytea       NOT NULL,    -- float16, unit length
    PRIMARY KEY (workspace_id, entry_id, ordinal),
    FOREIGN KEY (workspace_id, entry_id) REFERENCES knowledge_entries (workspace_id, id) ON DELETE CASCADE
);
CREATE TABLE knowledge_imports (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    base_id       uuid        NOT NULL,
    filename      text        NOT NULL,
    format        text        NOT NULL,
    encoding      text,
    dry_run       boolean     NOT NULL,
    state         text        NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed')),
    report        jsonb       NOT NULL DEFAULT '{}',
    options       jsonb       NOT NULL DEFAULT '{}',   -- {mapping}
    content       bytea,                   -- the uploaded file, until it has been read
    created_by    uuid,
    created_at    timestamptz NOT NULL DEFAULT now(),
    finished_at   timestamptz,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, base_id) REFERENCES knowledge_bases (workspace_id, id)
);
