"""SQL of merges (private)."""

COLUMNS = "id, source_id, target_id, agent_id, source_seq, target_seq, kept, at"
ADD = """
INSERT INTO conversation_merges (workspace_id, id, source_id, target_id, agent_id, source_seq, target_seq, kept, at)
VALUES (:w, :id, :source, :target, :agent, :source_seq, :target_seq, :kept, :at)
"""
STANDING = (
    f"SELECT {COLUMNS} FROM conversation_merges WHERE workspace_id = :w AND source_id = ANY(:ids) AND undone_at IS NULL"
)
INTO = f"""
WITH RECURSIVE within AS (
    SELECT {COLUMNS} FROM conversation_merges WHERE workspace_id = :w AND target_id = :target AND undone_at IS NULL
    UNION SELECT {", ".join(f"m.{c}" for c in COLUMNS.split(", "))} FROM conversation_merges m
    JOIN within ON m.target_id = within.source_id WHERE m.workspace_id = :w AND m.undone_at IS NULL
)
SELECT * FROM within ORDER BY at, id LIMIT 50
"""
WRITTEN = """
SELECT EXISTS (
    SELECT 1 FROM messages WHERE workspace_id = :w AND kind <> 'event'
    AND (conversation_id = :source AND seq > :source_seq OR conversation_id = :target AND seq > :target_seq)
)
"""
UNDO = "UPDATE conversation_merges SET undone_at = :at, undone_by = :by WHERE workspace_id = :w AND id = :id"
CARRY_MENTIONS = """
INSERT INTO mentions (workspace_id, conversation_id, agent_id, message_id)
SELECT workspace_id, :target, agent_id, message_id FROM mentions WHERE workspace_id = :w AND conversation_id = :source
ON CONFLICT DO NOTHING RETURNING agent_id
"""
CARRY_FOLLOWS = """
INSERT INTO follows (workspace_id, conversation_id, agent_id)
SELECT workspace_id, :target, agent_id FROM follows WHERE workspace_id = :w AND conversation_id = :source
ON CONFLICT DO NOTHING RETURNING agent_id
"""
# Who was mentioned in the target since stays there.
DROP_MENTIONS = """
DELETE FROM mentions t USING mentions s WHERE t.workspace_id = :w AND t.conversation_id = :target AND t.agent_id = ANY(:agents)
AND s.workspace_id = :w AND s.conversation_id = :source AND s.agent_id = t.agent_id AND s.message_id = t.message_id
"""
DROP_FOLLOWS = "DELETE FROM follows WHERE workspace_id = :w AND conversation_id = :target AND agent_id = ANY(:agents)"
NUMBERS = "SELECT id, number FROM conversations WHERE workspace_id = :w AND id = ANY(:ids)"
BEGUN = """
SELECT (SELECT count(*) FROM scheduled_replies WHERE workspace_id = :w AND conversation_id = :c AND failure IS NULL) AS planned,
       (SELECT count(*) FROM drafts WHERE workspace_id = :w AND conversation_id = :c) AS drafts
"""
# What a merged conversation was merged into, and who has that.
GOES_ON = """
SELECT s.number, t.id AS into_id, t.number AS into_number, t.owner_kind, t.owner_id, t.queue_id
FROM conversations s JOIN conversations t ON t.workspace_id = s.workspace_id AND t.id = s.merged_into
WHERE s.workspace_id = :w AND s.id = :id
"""
