-- Messages that the assistant sends first: rules on events, how often at most, and what was decided for whom.
CREATE TABLE campaign_rules (
    workspace_id  uuid        NOT NULL REFERENCES workspaces (id),
    id            uuid        NOT NULL,
    name          text        NOT NULL,
    event         text        NOT NULL,
    active        boolean     NOT NULL DEFAULT false,
    body          jsonb       NOT NULL,    -- conditions, words, choices, pause, hold-out
    version       integer     NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    updated_by    uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX campaign_rules_event ON campaign_rules (workspace_id, event) WHERE active;

CREATE TABLE campaign_settings (
    workspace_id  uuid        PRIMARY KEY REFERENCES workspaces (id),
    visitor_day   integer     NOT NULL DEFAULT 1,
    workspace_day integer     NOT NULL DEFAULT 1000,
    quiet_from    smallint    NOT NULL DEFAULT 1320 CHECK (quiet_from BETWEEN 0 AND 1439),    -- minutes of the workspace's day
    quiet_to      smallint    NOT NULL DEFAULT 480 CHECK (quiet_to BETWEEN 0 AND 1439),
    updated_by    uuid
);

-- Once per rule and event, whatever was decided. No words: the message stands in its conversation.
CREATE TABLE campaign_decisions (
    workspace_id    uuid        NOT NULL,
    id              uuid        NOT NULL,
    rule_id         uuid        NOT NULL,
    customer_id     uuid        NOT NULL,
    inbox_id        uuid        NOT NULL,
    event_key       bytea       NOT NULL,
    outcome         text        NOT NULL CHECK (outcome IN ('sent', 'held_out', 'capped', 'quiet', 'refused', 'busy')),
    conversation_id uuid,
    message_id      uuid,
    at              timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, rule_id, event_key),
    FOREIGN KEY (workspace_id, rule_id) REFERENCES campaign_rules (workspace_id, id),
    FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id),
    FOREIGN KEY (workspace_id, inbox_id) REFERENCES inboxes (workspace_id, id),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id)
);
CREATE INDEX campaign_decisions_customer ON campaign_decisions (workspace_id, customer_id, at);
CREATE INDEX campaign_decisions_newest ON campaign_decisions (workspace_id, at);

-- Who wants none of it.
CREATE TABLE campaign_refusals (
    workspace_id  uuid        NOT NULL,
    customer_id   uuid        NOT NULL,
    at            timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, customer_id),
    FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id)
);
