CREATE TABLE conversations (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    number        bigint      NOT NULL,
    inbox_id      uuid        NOT NULL,
    customer_id   uuid        NOT NULL,
    identity_id   uuid        NOT NULL,
    thread_key    text        NOT NULL,    -- one unresolved conversation per (inbox, thread)
    status        text        NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'pending', 'snoozed', 'resolved')),
    owner_kind    text        NOT NULL DEFAULT 'assistant' CHECK (owner_kind IN ('assistant', 'queue', 'person')),
    owner_id      uuid,                    -- the agent, or null while a queue owns it
    queue_id      uuid,
    team_id       uuid,
    mode          text        NOT NULL DEFAULT 'live' CHECK (mode IN ('live', 'test', 'training', 'synthetic')),
    origin        text        NOT NULL DEFAULT 'inbound' CHECK (origin IN ('inbound', 'outbound', 'live', 'call')),
    priority      text        NOT NULL DEFAULT 'normal' CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
    region        text,
    parent_id     uuid,
    refs          jsonb       NOT NULL DEFAULT '[]',   -- [{system, kind, external_id, label}]
    version       integer     NOT NULL DEFAULT 1,
    last_seq      integer     NOT NULL DEFAULT 0,
    customer_seq  integer     NOT NULL DEFAULT 0,      -- seq of the customer's newest message
    handled_up_to integer     NOT NULL DEFAULT 0,      -- the assistant has dealt with messages up to this seq
    turn          integer     NOT NULL DEFAULT 0,
    unresolved_turns integer  NOT NULL DEFAULT 0,
    agent_read_seq integer    NOT NULL DEFAULT 0,
    customer_read_seq integer NOT NULL DEFAULT 0,
    preview       bytea,                   -- sealed {text, author_kind}
    preview_at    timestamptz,
    waiting_since timestamptz,             -- first unanswered customer message
    queued_at     timestamptz,
    assigned_at   timestamptz,
    handover_reason text,
    handover_summary bytea,                -- sealed
    handover_at   timestamptz,
    snoozed_until timestamptz,
    opened_at     timestamptz NOT NULL DEFAULT now(),
    resolved_at   timestamptz,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    rating        smallint    CHECK (rating BETWEEN 1 AND 5),
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, number),
    FOREIGN KEY (workspace_id, inbox_id) REFERENCES inboxes (workspace_id, id),
    FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id),
    FOREIGN KEY (workspace_id, identity_id) REFERENCES customer_identities (workspace_id, id),
    FOREIGN KEY (workspace_id, owner_id) REFERENCES agents (workspace_id, id),
    FOREIGN KEY (workspace_id, queue_id) REFERENCES queues (workspace_id, id),
    FOREIGN KEY (workspace_id, team_id) REFERENCES teams (workspace_id, id),
    FOREIGN KEY (workspace_id, parent_id) REFERENCES conversations (workspace_id, id),
    CHECK ((owner_kind = 'queue') = (owner_id IS NULL)),
    CHECK (owner_kind <> 'queue' OR queue_id IS NOT NULL),
    CHECK ((status = 'resolved') = (resolved_at IS NOT NULL)),
    CHECK ((status = 'snoozed') = (snoozed_until IS NOT NULL))
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX conversations_thread ON conversations (workspace_id, inbox_id, thread_key) WHERE status <> 'resolved';
CREATE INDEX conversations_newest ON conversations (workspace_id, status, updated_at DESC, id DESC);
CREATE INDEX conversations_owner ON conversations (workspace_id, owner_id, status);
CREATE INDEX conversations_queue ON conversations (workspace_id, queue_id, queued_at, id) WHERE owner_kind = 'queue' AND status <> 'resolved';
CREATE INDEX conversations_team ON conversations (workspace_id, team_id, status);
-- How fast a team takes conversations over (expected wait): without it every look counts the team's whole history.
CREATE INDEX conversations_assigned ON conversations (workspace_id, team_id, assigned_at) WHERE owner_kind = 'person';
CREATE INDEX conversations_customer ON conversations (workspace_id, customer_id, id);
CREATE INDEX conversations_snoozed ON conversations (workspace_id, snoozed_until) WHERE status = 'snoozed';

CREATE TABLE messages (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    conversation_id uuid      NOT NULL,
    seq           integer     NOT NULL,
    direction     text        NOT NULL CHECK (direction IN ('in', 'out')),
    author_kind   text        NOT NULL CHECK (author_kind IN ('customer', 'assistant', 'person', 'system')),
    author_id     uuid,
    private       boolean     NOT NULL DEFAULT false,
    kind          text        NOT NULL CHECK (kind IN ('text', 'markdown', 'image', 'file', 'card', 'choices', 'event')),
    body          bytea,                   -- sealed JSON content; null once erased
    client_id     text,
    inbound_id    uuid,
    turn          integer,                 -- one reply per (conversation, turn)
    turn_id       uuid,
    reply_to      uuid,
    state         text        NOT NULL DEFAULT 'accepted' CHECK (state IN ('accepted', 'sent', 'delivered', 'read', 'failed')),
    failure       text,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, conversation_id, seq),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id)
);
CREATE UNIQUE INDEX messages_id ON messages (workspace_id, id);
CREATE UNIQUE INDEX messages_client ON messages (workspace_id, conversation_id, client_id) WHERE client_id IS NOT NULL;
CREATE UNIQUE INDEX messages_turn ON messages (workspace_id, conversation_id, turn) WHERE turn IS NOT NULL;
CREATE INDEX messages_inbound ON messages (workspace_id, inbound_id) WHERE inbound_id IS NOT NULL;

CREATE TABLE mentions (
    workspace_id  uuid        NOT NULL,
    conversation_id uuid      NOT NULL,
    agent_id      uuid        NOT NULL,
    message_id    uuid        NOT NULL,
    at            timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, conversation_id, agent_id),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id),
    FOREIGN KEY (workspace_id, agent_id) REFERENCES agents (workspace_id, id)
);
CREATE INDEX mentions_agent ON mentions (workspace_id, agent_id, conversation_id);

CREATE TABLE attachments (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    customer_id   uuid        NOT NULL,
    conversation_id uuid,
    message_id    uuid,
    content_hash  text        NOT NULL,    -- SHA-256, the name of the stored file
    name          bytea,                   -- sealed
    media_type    text        NOT NULL,
    size          bigint      NOT NULL CHECK (size >= 0),
    width         integer,
    height        integer,
    uploaded_by   text        NOT NULL CHECK (uploaded_by IN ('customer', 'person')),
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id)
);
CREATE INDEX attachments_hash ON attachments (workspace_id, content_hash);
CREATE INDEX attachments_customer ON attachments (workspace_id, customer_id);
CREATE INDEX attachments_message ON attachments (workspace_id, message_id) WHERE message_id IS NOT NULL;
