-- What an agent has written and not sent, the same on all his devices. Sealed with the customer's key.
CREATE TABLE drafts (
    workspace_id  uuid        NOT NULL,
    agent_id      uuid        NOT NULL,
    conversation_id uuid      NOT NULL,
    private       boolean     NOT NULL,    -- a note
    body          bytea       NOT NULL,    -- sealed {text, rich, reply_to}
    attachments   uuid[]      NOT NULL DEFAULT '{}',
    updated_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, agent_id, conversation_id, private),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id),
    FOREIGN KEY (workspace_id, agent_id) REFERENCES agents (workspace_id, id)
);
CREATE INDEX drafts_conversation ON drafts (workspace_id, conversation_id);

-- Replies that go later: a moment later, while they can be taken back, or at a time somebody chose. One that went or was
-- taken back leaves no row: what happened stands in messages and facts.
CREATE TABLE scheduled_replies (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    conversation_id uuid      NOT NULL,
    agent_id      uuid        NOT NULL,
    client_id     text        NOT NULL,
    body          bytea       NOT NULL,    -- sealed {parts: [{kind, content}], reply_to}
    attachments   uuid[]      NOT NULL DEFAULT '{}',
    send_at       timestamptz NOT NULL,
    held          boolean     NOT NULL,    -- goes in a moment; nobody chose its time
    if_answered   text        NOT NULL DEFAULT 'ask' CHECK (if_answered IN ('ask', 'send')),
    customer_seq  integer     NOT NULL,    -- the customer's newest message when it was written
    then_status   text        CHECK (then_status IN ('pending', 'snoozed', 'resolved')),
    then_until    timestamptz,
    failure       text,                    -- why it did not go; it waits for somebody's word then
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT scheduled_replies_client UNIQUE (workspace_id, conversation_id, client_id),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id),
    FOREIGN KEY (workspace_id, agent_id) REFERENCES agents (workspace_id, id),
    CHECK ((then_status = 'snoozed') = (then_until IS NOT NULL) OR then_status IS NULL)
);
CREATE INDEX scheduled_replies_agent ON scheduled_replies (workspace_id, agent_id);
