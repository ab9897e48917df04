-- One customer's message as one transaction, in pipeline mode: the least that a server must do for it.
\set n random(:first, :last)
\startpipeline
BEGIN;
SELECT set_config('zhike.workspace', ':workspace', true);
INSERT INTO inbound (workspace_id, id, inbox_id, identity_id, external_id, payload)
SELECT workspace_id, uuidv7(), inbox_id, identity_id, gen_random_uuid()::text || ':' || gen_random_uuid()::text, decode(':payload', 'hex')
FROM conversations WHERE workspace_id = ':workspace' AND number = :n
ON CONFLICT (workspace_id, inbox_id, external_id) DO NOTHING RETURNING id;
UPDATE conversations SET version = version + 1, last_seq = last_seq + 1, customer_seq = last_seq + 1, preview = decode(':payload', 'hex'),
       preview_at = now(), waiting_since = coalesce(waiting_since, now()), updated_at = now()
WHERE workspace_id = ':workspace' AND number = :n;
INSERT INTO messages (workspace_id, id, conversation_id, seq, direction, author_kind, author_id, private, kind, body, client_id, inbound_id, state, created_at)
SELECT workspace_id, uuidv7(), id, last_seq, 'in', 'customer', customer_id, false, 'text', decode(':payload', 'hex'), gen_random_uuid()::text, uuidv7(),
       'accepted', now()
FROM conversations WHERE workspace_id = ':workspace' AND number = :n;
WITH appended AS (
    INSERT INTO facts (workspace_id, type, subject_kind, subject_id, version, mode, actor_kind, actor_id, payload)
    SELECT workspace_id, 'message.added@1', 'conversation', id, version, mode, 'customer', customer_id,
           jsonb_build_object('inbox', inbox_id, 'team', team_id, 'owner_kind', owner_kind, 'owner', owner_id, 'queue', queue_id, 'status', status,
                              'message', id, 'seq', last_seq, 'kind', 'text', 'direction', 'in', 'private', false)
    FROM conversations WHERE workspace_id = ':workspace' AND number = :n
    RETURNING id, workspace_id
)
INSERT INTO fact_queue (fact_id, workspace_id) SELECT id, workspace_id FROM appended;
SELECT zhike_defer(array['turns'], array['dialogue.turn'], array[5], array[lock], array[lock],
                   array[jsonb_build_object('workspace_id', workspace_id, 'conversation_id', id)], array[NULL]::timestamptz[])
FROM (SELECT workspace_id, id, 'turn:' || id AS lock FROM conversations WHERE workspace_id = ':workspace' AND number = :n) AS c;
COMMIT;
\endpipeline
