"""SQL of routing."""

ORDER = "CASE priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END, queued_at, id"
RULES = "strategy, skills, match_language, sticky_h, vip_first, overflow_after_s, overflow_to, most_waiting"
# Those who wait, first of all first, with what decides who may take them. ``blocked``: kinds of work that nobody takes now.
HEADS = f"""
SELECT c.id AS conversation_id, c.queue_id, c.team_id, c.queued_at, i.kind AS channel, w.language, s.weights,
       {", ".join(f"r.{name.strip()}" for name in RULES.split(","))},
       CASE WHEN r.sticky_h > 0 THEN (
           SELECT l.owner_id FROM conversations l
           WHERE l.workspace_id = c.workspace_id AND l.customer_id = c.customer_id AND l.owner_kind = 'person' AND l.id <> c.id
             AND l.assigned_at > now() - make_interval(hours => r.sticky_h)
           ORDER BY l.id DESC LIMIT 1
       ) END AS last_agent
FROM conversations c
JOIN inboxes i ON i.workspace_id = c.workspace_id AND i.id = c.inbox_id
JOIN customers p ON p.workspace_id = c.workspace_id AND p.id = c.customer_id
CROSS JOIN LATERAL (SELECT left(coalesce(p.locale, i.locale), 2) AS language) w
LEFT JOIN queue_rules r ON r.workspace_id = c.workspace_id AND r.queue_id = c.queue_id
LEFT JOIN routing_settings s ON s.workspace_id = c.workspace_id
WHERE c.workspace_id = :w AND c.owner_kind = 'queue' AND c.status = 'open'
"""
NEXT_HEADS = f"""{HEADS} AND c.mode = 'live'
AND NOT (c.queue_id, i.kind, w.language) IN (
    SELECT * FROM unnest(CAST(:queues AS uuid[]), CAST(:channels AS text[]), CAST(:languages AS text[])))
ORDER BY {ORDER.replace("priority", "c.priority").replace("queued_at, id", "c.queued_at, c.id")}
LIMIT :most FOR UPDATE OF c
"""
ONE_HEAD = f"{HEADS} AND c.id = :id"
CANDIDATES = """
SELECT tm.team_id, a.id AS agent_id, a.capacity, a.idle_since, a.languages,
       (SELECT jsonb_object_agg(k.skill, k.level) FROM agent_skills k WHERE k.workspace_id = a.workspace_id AND k.agent_id = a.id) AS skills
FROM agents a JOIN team_members tm ON tm.workspace_id = a.workspace_id AND tm.agent_id = a.id
WHERE a.workspace_id = :w AND tm.team_id = ANY(:teams) AND a.kind = 'person' AND a.presence = 'online'
  AND a.disabled_at IS NULL
ORDER BY a.id
"""
LOCKED_CANDIDATES = CANDIDATES + " FOR UPDATE OF a"
LOADS = """
SELECT c.owner_id, i.kind AS channel, count(*) AS n FROM conversations c
JOIN inboxes i ON i.workspace_id = c.workspace_id AND i.id = c.inbox_id
WHERE c.workspace_id = :w AND c.owner_id = ANY(:agents) AND c.owner_kind = 'person' AND c.status = 'open' GROUP BY 1, 2
"""
GRACE_S = 120
# What colleagues who left still own; and customers who wait for one who went away and did not come back within the grace.
LEFT_BEHIND = f"""
SELECT c.id, a.id AS agent_id, c.queue_id, CASE WHEN a.disabled_at IS NULL THEN 'agent_away' ELSE 'agent_left' END AS reason
FROM agents a JOIN conversations c ON c.workspace_id = a.workspace_id AND c.owner_id = a.id
WHERE a.workspace_id = :w AND a.kind = 'person' AND c.owner_kind = 'person' AND c.status <> 'resolved' AND (
    a.disabled_at IS NOT NULL
    OR (a.presence IN ('away', 'offline') AND c.status = 'open' AND c.mode = 'live' AND c.waiting_since IS NOT NULL
        AND greatest(a.presence_since, c.waiting_since, c.assigned_at) < now() - make_interval(secs => coalesce(
            (SELECT s.grace_s FROM routing_settings s WHERE s.workspace_id = :w), {GRACE_S}))))
ORDER BY c.id LIMIT 100
"""
# Who waited so long that another queue may serve him, where somebody is there.
OVERDUE = """
SELECT c.id, c.queue_id, r.overflow_to, CAST(extract(epoch FROM now() - c.queued_at) AS integer) AS waited_s
FROM conversations c JOIN queue_rules r ON r.workspace_id = c.workspace_id AND r.queue_id = c.queue_id
WHERE c.workspace_id = :w AND c.owner_kind = 'queue' AND c.status = 'open' AND c.mode = 'live'
  AND c.queued_at < now() - make_interval(secs => r.overflow_after_s)
  AND EXISTS (
      SELECT 1 FROM queues q JOIN team_members tm ON tm.workspace_id = q.workspace_id AND tm.team_id = q.team_id
      JOIN agents a ON a.workspace_id = tm.workspace_id AND a.id = tm.agent_id
      WHERE q.workspace_id = :w AND q.id = r.overflow_to AND a.presence = 'online' AND a.disabled_at IS NULL
        AND a.capacity > 0 AND a.kind = 'person')
ORDER BY c.queued_at, c.id LIMIT 100
"""
DECIDED = """
INSERT INTO routing_decisions (workspace_id, id, conversation_id, kind, queue_id, agent_id, why)
SELECT :w, * FROM unnest(CAST(:ids AS uuid[]), CAST(:conversations AS uuid[]), CAST(:kinds AS text[]), CAST(:queues AS uuid[]),
    CAST(:agents AS uuid[]), CAST(:whys AS jsonb[]))
"""
DECISIONS = """
SELECT at, kind, queue_id, agent_id, why FROM routing_decisions
WHERE workspace_id = :w AND conversation_id = :c ORDER BY id DESC LIMIT :most
"""
PREFERRED = """
SELECT c.customer_id FROM conversations c JOIN queue_rules r ON r.workspace_id = c.workspace_id AND r.queue_id = c.queue_id
WHERE c.workspace_id = :w AND c.id = :id AND c.owner_kind = 'queue' AND r.vip_first AND c.priority IN ('normal', 'low')
"""
SETTINGS = "SELECT weights, grace_s, wrap_up_s FROM routing_settings WHERE workspace_id = :w"
SAVE_SETTINGS = """
INSERT INTO routing_settings (workspace_id, weights, grace_s, wrap_up_s) VALUES (:w, CAST(:weights AS jsonb), :grace_s, :wrap_up_s)
ON CONFLICT (workspace_id) DO UPDATE SET weights = excluded.weights, grace_s = excluded.grace_s, wrap_up_s = excluded.wrap_up_s
"""
RULES_OF = f"SELECT queue_id, {RULES} FROM queue_rules WHERE workspace_id = :w"
SAVE_RULES = f"""
INSERT INTO queue_rules (workspace_id, queue_id, {RULES})
VALUES (:w, :queue, :strategy, CAST(:skills AS jsonb), :match_language, :sticky_h, :vip_first, :overflow_after_s, :overflow_to,
    :most_waiting)
ON CONFLICT (workspace_id, queue_id) DO UPDATE SET
    {", ".join(f"{name.strip()} = excluded.{name.strip()}" for name in RULES.split(","))}
"""
# Two who change overflows at once could close a circle that neither sees.
LOCK_RULES = "SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"
PLACES = f"""
SELECT id, place FROM (
    SELECT id, row_number() OVER (PARTITION BY queue_id ORDER BY {ORDER}) AS place
    FROM conversations WHERE workspace_id = :w AND owner_kind = 'queue' AND status = 'open' AND queue_id = ANY(:queues)
) waiting WHERE id = ANY(:ids)
"""
WAITING = f"""
SELECT id, inbox_id, team_id, queue_id, row_number() OVER (PARTITION BY queue_id ORDER BY {ORDER}) AS place
FROM conversations WHERE workspace_id = :w AND owner_kind = 'queue' AND status = 'open' AND queue_id IS NOT NULL
"""
NEXT = """
SELECT count(*) FILTER (WHERE CASE c.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END
    <= CASE :priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END) AS ahead,
    coalesce(count(*) >= max(r.most_waiting), false) AS full
FROM conversations c LEFT JOIN queue_rules r ON r.workspace_id = c.workspace_id AND r.queue_id = c.queue_id
WHERE c.workspace_id = :w AND c.owner_kind = 'queue' AND c.status = 'open' AND c.queue_id = :queue
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
TO_WRAP_UP = """
SELECT a.id FROM conversations c JOIN agents a ON a.workspace_id = c.workspace_id AND a.id = c.owner_id
JOIN routing_settings s ON s.workspace_id = c.workspace_id
WHERE c.workspace_id = :w AND c.id = :id AND c.status = 'resolved' AND c.owner_kind = 'person' AND a.presence = 'online'
  AND s.wrap_up_s > 0
"""
WRAPPED_UP = """
SELECT a.id FROM agents a JOIN routing_settings s ON s.workspace_id = a.workspace_id
WHERE a.workspace_id = :w AND a.presence = 'wrap_up' AND s.wrap_up_s > 0
  AND a.presence_since < now() - make_interval(secs => s.wrap_up_s)
"""
