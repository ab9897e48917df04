-- What a workspace wants to know of its customers beyond name and contact. Values stand in the sealed profile.
CREATE TABLE customer_attributes (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    key           text        NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),
    zh            text        NOT NULL,
    en            text        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('text', 'number', 'date', 'boolean', 'choice', 'link')),
    options       text[]      NOT NULL DEFAULT '{}',
    sensitive     boolean     NOT NULL DEFAULT false,
    agents        boolean     NOT NULL DEFAULT true,  -- people may set it by hand
    host          text        NOT NULL DEFAULT 'none' CHECK (host IN ('none', 'verified', 'signed')),
    place         integer     NOT NULL,
    removed_at    timestamptz,             -- out of use: values stay sealed and unseen
    PRIMARY KEY (workspace_id, key)
);
