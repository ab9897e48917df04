"""SQL of alerts (private)."""

# Who stands how to what happened: its owner, those who follow, whom a note names, who is in the team (all, where it has none).
TIES = """
WITH happened AS (
    SELECT * FROM unnest(CAST(:positions AS bigint[]), CAST(:told AS text[]), CAST(:conversations AS uuid[]),
        CAST(:owners AS uuid[]), CAST(:teams AS uuid[]), CAST(:messages AS uuid[]))
        AS h (position, told, conversation_id, owner_id, team_id, message_id)
), tied AS (
    SELECT position, owner_id AS user_id, false AS follows, false AS named, false AS member FROM happened
    WHERE owner_id IS NOT NULL
    UNION ALL SELECT h.position, f.agent_id, true, false, false FROM happened h
    JOIN follows f ON f.workspace_id = :w AND f.conversation_id = h.conversation_id WHERE h.told = 'replied'
    UNION ALL SELECT h.position, m.agent_id, false, true, false FROM happened h
    JOIN mentions m ON m.workspace_id = :w AND m.conversation_id = h.conversation_id AND m.message_id = h.message_id
    WHERE h.told = 'mentioned'
    UNION ALL SELECT h.position, a.id, false, false, true FROM happened h
    JOIN agents a ON a.workspace_id = :w AND a.kind = 'person' AND a.disabled_at IS NULL
    JOIN users chose ON chose.workspace_id = :w AND chose.id = a.id  -- the whole team hears of it: only who chose to
        AND jsonb_exists_any(chose.notifications -> 'waiting', CAST(:ways AS text[]))
    WHERE h.told = 'waiting' AND (h.team_id IS NULL OR EXISTS (SELECT FROM team_members t
        WHERE t.workspace_id = :w AND t.team_id = h.team_id AND t.agent_id = a.id))
)
SELECT t.position, u.id AS user_id, bool_or(t.follows) AS follows, bool_or(t.named) AS named, bool_or(t.member) AS member,
    u.notifications, max(a.seen_at) AS seen_at
FROM tied t JOIN users u ON u.workspace_id = :w AND u.id = t.user_id AND u.disabled_at IS NULL
LEFT JOIN agents a ON a.workspace_id = :w AND a.id = u.id
GROUP BY t.position, u.workspace_id, u.id
"""
ADD = """
INSERT INTO alerts (workspace_id, user_id, way, position, told, conversation_id, version, seq, at)
SELECT CAST(:w AS uuid), * FROM unnest(CAST(:users AS uuid[]), CAST(:ways AS text[]), CAST(:positions AS bigint[]),
    CAST(:told AS text[]), CAST(:conversations AS uuid[]), CAST(:versions AS integer[]), CAST(:seqs AS integer[]),
    CAST(:ats AS timestamptz[]))
ON CONFLICT DO NOTHING RETURNING user_id, way
"""
WAITING = """
SELECT position, told, conversation_id, version, seq, at FROM alerts
WHERE workspace_id = :w AND user_id = :user AND way = :way AND state = 'waiting' ORDER BY position FOR UPDATE
"""
LAST = "SELECT max(done_at) FROM alerts WHERE workspace_id = :w AND user_id = :user AND way = :way AND state = 'sent'"
# In which of these conversations a person did something (read, wrote, took …) after each version; that he was given one is
# an event in the transcript, and no doing of his.
ACTED = """
SELECT DISTINCT v.position FROM unnest(CAST(:positions AS bigint[]), CAST(:conversations AS uuid[]),
    CAST(:versions AS integer[])) AS v (position, conversation_id, version)
JOIN facts f ON f.workspace_id = :w AND f.subject_id = v.conversation_id AND f.version > v.version
    AND f.actor_kind = 'person' AND f.actor_id = :user AND f.payload ->> 'kind' IS DISTINCT FROM 'event'
"""
SETTLE = """
UPDATE alerts SET state = :state, why = :why, done_at = :at
WHERE workspace_id = :w AND user_id = :user AND way = :way AND position = ANY(:positions)
"""
OVERDUE = """
SELECT user_id, way FROM alerts WHERE workspace_id = :w AND state = 'waiting' GROUP BY user_id, way HAVING max(at) < :before
ORDER BY user_id, way
"""
SWEEP = "DELETE FROM alerts WHERE workspace_id = :w AND at < :before"
WORKSPACE = "SELECT name, timezone FROM workspaces WHERE id = :w"
# Claims the digests of whom it is time for: once a day, whoever asks. Up to the end of the second hour after its own; then the
# day goes without.
DUE = """
INSERT INTO alert_digests (workspace_id, user_id, day)
SELECT u.workspace_id, u.id, CAST(CAST(:now AS timestamptz) AT TIME ZONE w.timezone AS date)
FROM users u JOIN workspaces w ON w.id = u.workspace_id
WHERE u.workspace_id = :w AND u.disabled_at IS NULL AND jsonb_typeof(u.notifications -> 'digest_hour') = 'number'
    AND extract(hour FROM CAST(:now AS timestamptz) AT TIME ZONE w.timezone) - CAST(u.notifications ->> 'digest_hour' AS integer)
        BETWEEN 0 AND 2
ON CONFLICT DO NOTHING RETURNING user_id, day
"""
CLAIMED = """
SELECT date_trunc('day', CAST(day AS timestamp)) AT TIME ZONE w.timezone AS until,
    (CAST(day AS timestamp) - interval '1 day') AT TIME ZONE w.timezone AS since, d.day - 1 AS told_of
FROM alert_digests d JOIN workspaces w ON w.id = d.workspace_id
WHERE d.workspace_id = :w AND d.user_id = :user AND d.day = :day AND d.done_at IS NULL FOR UPDATE OF d
"""
DONE = "UPDATE alert_digests SET done_at = now() WHERE workspace_id = :w AND user_id = :user AND day = :day"
SWEEP_DIGESTS = "DELETE FROM alert_digests WHERE workspace_id = :w AND day < CAST(:before AS date)"
