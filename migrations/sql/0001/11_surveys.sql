CREATE TABLE ratings (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    conversation_id uuid      NOT NULL,
    score         smallint    NOT NULL CHECK (score BETWEEN 1 AND 5),
    comment       bytea,                   -- sealed
    rated_owner_kind text     NOT NULL,
    rated_owner_id uuid,
    at            timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, conversation_id),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id)
);
-- Projection of the log: what happened on each day, by inbox (live conversations only).
CREATE TABLE desk_days (
    workspace_id  uuid        NOT NULL,
    day           date        NOT NULL,
    inbox_id      uuid        NOT NULL,
    opened        integer     NOT NULL DEFAULT 0,
    customer_messages integer NOT NULL DEFAULT 0,
    assistant_replies integer NOT NULL DEFAULT 0,
    person_replies integer    NOT NULL DEFAULT 0,
    handed_over   integer     NOT NULL DEFAULT 0,
    resolved      integer     NOT NULL DEFAULT 0,
    rated         integer     NOT NULL DEFAULT 0,
    rating_sum    integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace_id, day, inbox_id)
);
