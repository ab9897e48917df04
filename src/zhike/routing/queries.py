"""SQL of routing."""

HEAD = """
SELECT id, queue_id, team_id FROM conversations
WHERE workspace_id = :w AND owner_kind = 'queue' AND status = 'open' AND mode = 'live' AND NOT id = ANY(:skip)
AND NOT coalesce(team_id = ANY(:full), false)
ORDER BY CASE priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END, queued_at, id
LIMIT 1 FOR UPDATE
"""
CANDIDATES = """
SELECT a.id AS agent_id, a.capacity, a.idle_since
FROM agents a JOIN team_members tm ON tm.workspace_id = a.workspace_id AND tm.agent_id = a.id
WHERE a.workspace_id = :w AND tm.team_id = :team AND a.kind = 'person' AND a.presence = 'online'
  AND a.disabled_at IS NULL
ORDER BY a.id FOR UPDATE OF a
"""
LOADS = """
SELECT owner_id, count(*) AS load FROM conversations
WHERE workspace_id = :w AND owner_id = ANY(:agents) AND owner_kind = 'person' AND status = 'open' GROUP BY owner_id
"""
LEFT_BEHIND = """
SELECT c.id FROM agents a JOIN conversations c ON c.workspace_id = a.workspace_id AND c.owner_id = a.id
WHERE a.workspace_id = :w AND a.disabled_at IS NOT NULL AND c.owner_kind = 'person' AND c.status <> 'resolved'
ORDER BY c.id LIMIT 100
"""
PLACES = """
SELECT id, place FROM (
    SELECT id, row_number() OVER (PARTITION BY queue_id ORDER BY
        CASE priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END, queued_at, id) AS place
    FROM conversations WHERE workspace_id = :w AND owner_kind = 'queue' AND status = 'open' AND queue_id = ANY(:queues)
) waiting WHERE id = ANY(:ids)
"""
WAITING = """
SELECT id, inbox_id, team_id, queue_id, row_number() OVER (PARTITION BY queue_id ORDER BY
    CASE priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END, queued_at, id) AS place
FROM conversations WHERE workspace_id = :w AND owner_kind = 'queue' AND status = 'open' AND queue_id IS NOT NULL
"""
NEXT = """
SELECT count(*) FROM conversations
WHERE workspace_id = :w AND owner_kind = 'queue' AND status = 'open' AND queue_id = :queue
AND CASE priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END
    <= CASE :priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END
"""
PACE = """
SELECT q.id AS queue_id,
       (SELECT count(*) FROM conversations c WHERE c.workspace_id = q.workspace_id AND c.team_id = q.team_id
        AND c.owner_kind = 'person' AND c.assigned_at > now() - make_interval(secs => :window)) AS assigned,
       (SELECT count(*) FROM team_members tm JOIN agents a ON a.workspace_id = tm.workspace_id AND a.id = tm.agent_id
        WHERE tm.workspace_id = q.workspace_id AND tm.team_id = q.team_id AND a.presence = 'online'
          AND a.disabled_at IS NULL AND a.capacity > 0 AND a.kind = 'person') AS online
FROM queues q WHERE q.workspace_id = :w AND q.id = ANY(:queues)
"""
