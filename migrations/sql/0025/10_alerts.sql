-- What people who are away are to be told of, each thing once by each way.
CREATE TABLE alerts (
    workspace_id  uuid        NOT NULL,
    user_id       uuid        NOT NULL,
    way           text        NOT NULL CHECK (way IN ('mail', 'push')),
    position      bigint      NOT NULL,    -- the fact's
    told          text        NOT NULL CHECK (told IN ('assigned', 'replied', 'mentioned', 'waiting')),
    conversation_id uuid      NOT NULL,
    version       integer     NOT NULL,    -- the conversation's, as of the fact
    seq           integer,                 -- the message's
    at            timestamptz NOT NULL,    -- when it happened
    state         text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dropped')),
    why           text,                    -- a code: why it was not told
    done_at       timestamptz,
    PRIMARY KEY (workspace_id, user_id, way, position),
    FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id)
);
CREATE INDEX alerts_waiting ON alerts (workspace_id, user_id, way) WHERE state = 'waiting';
CREATE INDEX alerts_old ON alerts (workspace_id, at);

-- Whose digest of which day was called for, and when it was dealt with.
CREATE TABLE alert_digests (
    workspace_id  uuid        NOT NULL,
    user_id       uuid        NOT NULL,
    day           date        NOT NULL,    -- the workspace's; the digest tells of the day before
    done_at       timestamptz,
    PRIMARY KEY (workspace_id, user_id, day),
    FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id)
);
