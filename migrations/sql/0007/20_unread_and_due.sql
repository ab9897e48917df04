-- How many of the customer's messages nobody has looked at, exactly; and until when a person should have answered first.
ALTER TABLE conversations ADD COLUMN unread integer NOT NULL DEFAULT 0, ADD COLUMN due_at timestamptz;
ALTER TABLE queues ADD COLUMN first_response_target_s integer NOT NULL DEFAULT 20
    CHECK (first_response_target_s BETWEEN 1 AND 86400);
UPDATE conversations c SET unread = m.unread FROM (
    SELECT m.workspace_id, m.conversation_id, count(*) AS unread FROM messages m
    JOIN conversations c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
    WHERE c.status <> 'resolved' AND c.customer_seq > c.agent_read_seq AND m.seq > c.agent_read_seq AND m.author_kind = 'customer'
    GROUP BY m.workspace_id, m.conversation_id
) m WHERE c.workspace_id = m.workspace_id AND c.id = m.conversation_id;
-- The longest waiting of a status without a look at all of them.
CREATE INDEX conversations_waiting ON conversations (workspace_id, status, (coalesce(waiting_since, 'infinity')), id);
