-- Through which server a workspace's mail leaves.
CREATE TABLE mail_servers (
    workspace_id  uuid        NOT NULL PRIMARY KEY REFERENCES workspaces (id),
    host          text        NOT NULL,
    port          integer     NOT NULL CHECK (port > 0),
    security      text        NOT NULL CHECK (security IN ('tls', 'starttls', 'none')),
    username      text,
    password      bytea,                   -- sealed
    from_address  text        NOT NULL,
    from_name     text        NOT NULL,
    updated_at    timestamptz NOT NULL DEFAULT now()
);

-- What was mailed. Address and words are sealed; of a mail that went only the masked address and the subject stay.
CREATE TABLE mails (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    kind          text        NOT NULL,
    to_hash       bytea       NOT NULL,    -- keyed, to count what one address gets
    body          bytea       NOT NULL,
    customer_id   uuid,
    conversation_id uuid,
    requested_by  uuid,                    -- a person; null: the customer himself, or the system
    state         text        NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'unknown')),
    failure       text,
    answer        integer,                 -- the server's number
    attempts      integer     NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL DEFAULT now(),
    sent_at       timestamptz,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id)
);
CREATE INDEX mails_recent ON mails (workspace_id, created_at);
CREATE INDEX mails_customer ON mails (workspace_id, customer_id) WHERE customer_id IS NOT NULL;
