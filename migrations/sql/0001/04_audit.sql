-- Who did what. Append-only: no role but the owner may change or delete a row.
CREATE TABLE audit_entries (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    at            timestamptz NOT NULL DEFAULT now(),
    actor_kind    text        NOT NULL CHECK (actor_kind IN ('person', 'api_key', 'assistant', 'system')),
    actor_id      uuid,
    action        text        NOT NULL,
    subject_kind  text        NOT NULL,
    subject_id    uuid,
    reason        text,
    ip            text,
    detail        jsonb       NOT NULL DEFAULT '{}',
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX audit_subject ON audit_entries (workspace_id, subject_id, id);
