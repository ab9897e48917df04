-- What an import changes in an entry, so that a trial can show it; what a source leaves out, and how far a visit is.
ALTER TABLE knowledge_import_rows ADD COLUMN changes jsonb NOT NULL DEFAULT '[]';   -- [{field, before, after, hunks}]
ALTER TABLE knowledge_sources
    ADD COLUMN folder_id uuid,                              -- where its new entries go
    ADD COLUMN include   text[]  NOT NULL DEFAULT '{}',     -- addresses to read: parts of them, * for anything; empty: all
    ADD COLUMN exclude   text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN done      integer NOT NULL DEFAULT 0,        -- pages of the visit that is under way
    ADD COLUMN listed    integer NOT NULL DEFAULT 0,
    ADD FOREIGN KEY (workspace_id, folder_id) REFERENCES knowledge_folders (workspace_id, id) ON DELETE SET NULL (folder_id);
ALTER TABLE knowledge_pages
    ADD COLUMN found_at timestamptz NOT NULL DEFAULT now(), -- first seen
    ADD COLUMN problem  jsonb;                              -- why the last visit could not read it: {code, params}
