-- Projection of the log: since when people are asked to answer a conversation, when the first of them did, and when the
-- assistant last handed it over. One row for each conversation that people ever had (live ones only).
CREATE TABLE desk_first_replies (
    workspace_id  uuid        NOT NULL,
    conversation_id uuid      NOT NULL,
    people_at     timestamptz NOT NULL,    -- first given to a queue or a person: the human clock starts
    replied_at    timestamptz,             -- the first words of a person to the customer: it stops
    handed_over_at timestamptz,            -- the assistant's last hand-over
    touched_at    timestamptz NOT NULL,    -- the latest of these: what a day's board reads by
    PRIMARY KEY (workspace_id, conversation_id)
);
CREATE INDEX desk_first_replies_touched ON desk_first_replies (workspace_id, touched_at);
-- What was resolved today, without a look at everything that ever was.
CREATE INDEX conversations_resolved ON conversations (workspace_id, resolved_at) WHERE status = 'resolved';
