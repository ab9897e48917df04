-- Saved views of the inbox: a filter and an order by name. Filters hold ids and states, no words about people.
CREATE TABLE inbox_views (
    workspace_id uuid        NOT NULL REFERENCES workspaces (id),
    id           uuid        NOT NULL,
    scope        text        NOT NULL CHECK (scope IN ('personal', 'team', 'workspace')),
    owner_id     uuid,                                  -- whose, of personal ones
    team_id      uuid,                                  -- whose, of a team's
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    filters      jsonb       NOT NULL CHECK (filters -> 'q' IS NULL),
    sort         text        NOT NULL CHECK (sort IN ('waiting', 'newest', 'service_level', 'priority')),
    place        integer     NOT NULL,                  -- among those of the same owner
    version      integer     NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, owner_id) REFERENCES users (workspace_id, id),
    FOREIGN KEY (workspace_id, team_id) REFERENCES teams (workspace_id, id),
    CHECK (scope <> 'personal' OR owner_id IS NOT NULL),
    CHECK (scope <> 'team' OR team_id IS NOT NULL)
);
CREATE INDEX inbox_views_owner ON inbox_views (workspace_id, owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX inbox_views_team ON inbox_views (workspace_id, team_id) WHERE team_id IS NOT NULL;
