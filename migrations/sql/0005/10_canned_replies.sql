-- Ready replies for agents. Bodies are templates ({{customer.name}}); what they are filled with is stored nowhere.
CREATE TABLE canned_replies (
    workspace_id uuid        NOT NULL REFERENCES workspaces (id),
    id           uuid        NOT NULL,
    scope        text        NOT NULL CHECK (scope IN ('personal', 'team', 'workspace')),
    owner_id     uuid,                                  -- whose, of personal ones
    team_id      uuid,                                  -- whose, of a team's
    shortcut     text        NOT NULL CHECK (length(shortcut) BETWEEN 1 AND 30),
    title        text        NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    body         text        NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
    folder       text        NOT NULL DEFAULT '',
    locale       text        CHECK (locale IN ('zh', 'en')),   -- null: whatever language
    uses         integer     NOT NULL DEFAULT 0,
    used_at      timestamptz,
    version      integer     NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    updated_by   uuid,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, owner_id) REFERENCES users (workspace_id, id),
    FOREIGN KEY (workspace_id, team_id) REFERENCES teams (workspace_id, id),
    CHECK (scope <> 'personal' OR owner_id IS NOT NULL),
    CHECK (scope <> 'team' OR team_id IS NOT NULL),
    CONSTRAINT canned_replies_shortcut UNIQUE NULLS NOT DISTINCT (workspace_id, shortcut, scope, team_id, owner_id)
);
CREATE INDEX canned_replies_used ON canned_replies (workspace_id, uses DESC, id);
CREATE INDEX canned_replies_owner ON canned_replies (workspace_id, owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX canned_replies_team ON canned_replies (workspace_id, team_id) WHERE team_id IS NOT NULL;
