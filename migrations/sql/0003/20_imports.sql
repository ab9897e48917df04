-- An import knows how far it is (a killed one goes on there), what it did row by row, and can be undone.
ALTER TABLE knowledge_imports
    DROP CONSTRAINT knowledge_imports_state_check,
    ADD CONSTRAINT knowledge_imports_state_check
        CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
    ADD COLUMN phase text NOT NULL DEFAULT 'reading' CHECK (phase IN ('reading', 'comparing', 'saving', 'finished')),
    ADD COLUMN next_row integer NOT NULL DEFAULT 0,    -- rows before it have been saved
    ADD COLUMN rows_total integer NOT NULL DEFAULT 0,
    ADD COLUMN cancel_requested boolean NOT NULL DEFAULT false,
    ADD COLUMN source_id uuid,                         -- of a crawled page
    ADD COLUMN learned_at timestamptz;                 -- when all its entries had vectors
CREATE INDEX knowledge_imports_base ON knowledge_imports (workspace_id, base_id, id DESC);
CREATE TABLE knowledge_import_rows (
    workspace_id  uuid        NOT NULL,
    import_id     uuid        NOT NULL,
    number        integer     NOT NULL,    -- place among the import's rows
    row           integer     NOT NULL,    -- number in the file
    effect        text        NOT NULL CHECK (effect IN ('created', 'updated', 'drafted', 'unchanged', 'kept')),
    entry_id      uuid,
    question      text        NOT NULL,
    locale        text        NOT NULL,
    entry_version integer,                 -- the entry's version that this row left
    before        jsonb,                   -- what an updated entry was
    flags         jsonb       NOT NULL DEFAULT '[]',   -- [{code, params}]
    page          integer,                 -- of the document
    undone        text        CHECK (undone IN ('removed', 'restored', 'edited_since', 'deleted_since')),
    PRIMARY KEY (workspace_id, import_id, number),
    FOREIGN KEY (workspace_id, import_id) REFERENCES knowledge_imports (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX knowledge_import_rows_entry ON knowledge_import_rows (workspace_id, entry_id) WHERE entry_id IS NOT NULL;

-- Pages of a site that are read again and again.
CREATE TABLE knowledge_sources (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    base_id       uuid        NOT NULL,
    url           text        NOT NULL,
    every_hours   integer     CHECK (every_hours > 0),   -- null: only when asked
    policy        text        NOT NULL DEFAULT 'update' CHECK (policy IN ('update', 'skip')),
    drafts        boolean     NOT NULL DEFAULT false,    -- what is read becomes drafts
    state         text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'crawling', 'paused')),
    next_at       timestamptz,
    started_at    timestamptz,
    finished_at   timestamptz,
    report        jsonb       NOT NULL DEFAULT '{}',   -- of the last visit: counts, errors as codes
    last_import_id uuid,
    created_by    uuid,
    created_at    timestamptz NOT NULL DEFAULT now(),
    deleted_at    timestamptz,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, base_id) REFERENCES knowledge_bases (workspace_id, id)
);
CREATE UNIQUE INDEX knowledge_sources_url ON knowledge_sources (workspace_id, base_id, url) WHERE deleted_at IS NULL;
CREATE INDEX knowledge_sources_due ON knowledge_sources (workspace_id, next_at) WHERE deleted_at IS NULL AND next_at IS NOT NULL;
CREATE TABLE knowledge_pages (
    workspace_id  uuid        NOT NULL,
    source_id     uuid        NOT NULL,
    url_hash      bytea       NOT NULL,
    url           text        NOT NULL,
    etag          text,
    modified      text,                    -- Last-Modified as the server wrote it
    content_hash  bytea,
    fetched_at    timestamptz NOT NULL DEFAULT now(),
    changed_at    timestamptz NOT NULL DEFAULT now(),
    gone_at       timestamptz,
    PRIMARY KEY (workspace_id, source_id, url_hash),
    FOREIGN KEY (workspace_id, source_id) REFERENCES knowledge_sources (workspace_id, id) ON DELETE CASCADE
);
-- Which page of a site an entry was read from.
CREATE TABLE knowledge_origins (
    workspace_id  uuid        NOT NULL,
    entry_id      uuid        NOT NULL,
    source_id     uuid        NOT NULL,
    url_hash      bytea       NOT NULL,
    seen_at       timestamptz NOT NULL DEFAULT now(),  -- the last visit on which the page said it
    PRIMARY KEY (workspace_id, entry_id),
    FOREIGN KEY (workspace_id, entry_id) REFERENCES knowledge_entries (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, source_id, url_hash) REFERENCES knowledge_pages (workspace_id, source_id, url_hash) ON DELETE CASCADE
);
CREATE INDEX knowledge_origins_page ON knowledge_origins (workspace_id, source_id, url_hash);
