-- What a base speaks of: products, their parts, faults and policies, how they hang together, and which entries tell of them.
CREATE TABLE knowledge_entities (
    workspace_id uuid        NOT NULL,
    id           uuid        NOT NULL,
    base_id      uuid        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('product', 'part', 'fault', 'policy', 'topic')),
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    aliases      text[]      NOT NULL DEFAULT '{}',     -- other names customers use
    note         text        NOT NULL DEFAULT '',
    version      integer     NOT NULL DEFAULT 1,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    updated_by   uuid,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, base_id, kind, name),
    FOREIGN KEY (workspace_id, base_id) REFERENCES knowledge_bases (workspace_id, id)
);
CREATE TABLE knowledge_relations (
    workspace_id uuid        NOT NULL,
    id           uuid        NOT NULL,
    from_id      uuid        NOT NULL,
    to_id        uuid        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('part_of', 'fault_of', 'covered_by', 'works_with', 'like', 'replaces')),
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, from_id, to_id, kind),
    FOREIGN KEY (workspace_id, from_id) REFERENCES knowledge_entities (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, to_id) REFERENCES knowledge_entities (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX knowledge_relations_to ON knowledge_relations (workspace_id, to_id);
CREATE TABLE knowledge_entry_entities (
    workspace_id uuid        NOT NULL,
    entry_id     uuid        NOT NULL,
    entity_id    uuid        NOT NULL,
    found        boolean     NOT NULL DEFAULT false,    -- by its name in the entry's questions, not set by a person
    main         boolean     NOT NULL DEFAULT true,     -- set by a person, or named in the entry's own question, not only in similar ones
    refused      boolean     NOT NULL DEFAULT false,    -- found, but a person says that the entry does not tell of it
    PRIMARY KEY (workspace_id, entry_id, entity_id),
    FOREIGN KEY (workspace_id, entry_id) REFERENCES knowledge_entries (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, entity_id) REFERENCES knowledge_entities (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX knowledge_entry_entities_entity ON knowledge_entry_entities (workspace_id, entity_id);
