-- What merchants write to see that their assistant does what it must; the source is YAML, the rest was read from it.
CREATE TABLE scenarios (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    name          text        NOT NULL,
    source        text        NOT NULL,
    pattern       text        NOT NULL,
    language      text        NOT NULL CHECK (language IN ('zh', 'en')),
    tier          text        NOT NULL CHECK (tier IN ('stable', 'live')),
    turns         integer     NOT NULL,
    version       integer     NOT NULL DEFAULT 1,
    last_passed   boolean,                 -- every repeat of the last run that played it
    last_run_id   uuid,
    last_at       timestamptz,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    updated_by    uuid,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, name)
);

-- Scenarios played by a worker. flow_source: a draft that stood in its live flow's place.
CREATE TABLE scenario_runs (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    scenario_ids  uuid[]      NOT NULL,
    repeats       integer     NOT NULL CHECK (repeats BETWEEN 1 AND 10),
    flow_id       uuid,
    flow_name     text,
    flow_version  integer,
    flow_source   text,
    figures       jsonb,
    error         text,                    -- a code
    created_at    timestamptz NOT NULL DEFAULT now(),
    created_by    uuid,
    started_at    timestamptz,
    ended_at      timestamptz,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX scenario_runs_newest ON scenario_runs (workspace_id, created_at);
CREATE UNIQUE INDEX scenario_runs_going ON scenario_runs (workspace_id) WHERE state IN ('waiting', 'running');

-- One scenario played once. scenario_id may be of one that was deleted since.
CREATE TABLE scenario_plays (
    workspace_id  uuid             NOT NULL,
    id            uuid             NOT NULL,
    run_id        uuid             NOT NULL,
    scenario_id   uuid             NOT NULL,
    repeat        integer          NOT NULL,
    name          text             NOT NULL,
    pattern       text             NOT NULL,
    language      text             NOT NULL,
    passed        boolean          NOT NULL,
    contained     boolean          NOT NULL,
    misses        jsonb            NOT NULL,
    transcript    jsonb            NOT NULL,
    seconds       double precision NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, run_id, scenario_id, repeat),
    FOREIGN KEY (workspace_id, run_id) REFERENCES scenario_runs (workspace_id, id) ON DELETE CASCADE
);
