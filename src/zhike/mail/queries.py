"""SQL of mail (private)."""

SERVER = (
    "SELECT host, port, security, username, password, from_address, from_name FROM mail_servers WHERE workspace_id = :w"
)
SAVE_SERVER = """
INSERT INTO mail_servers (workspace_id, host, port, security, username, password, from_address, from_name)
VALUES (:w, :host, :port, :security, :username, :password, :from_address, :from_name)
ON CONFLICT (workspace_id) DO UPDATE SET host = excluded.host, port = excluded.port, security = excluded.security,
    username = excluded.username, password = excluded.password, from_address = excluded.from_address,
    from_name = excluded.from_name, updated_at = now()
"""
DROP_SERVER = "DELETE FROM mail_servers WHERE workspace_id = :w RETURNING host"
ADD = """
INSERT INTO mails (workspace_id, id, kind, to_hash, body, customer_id, conversation_id, requested_by)
VALUES (:w, :id, :kind, :to_hash, :body, :customer, :conversation, :by)
"""
RECENT = """
SELECT count(*) AS all, count(*) FILTER (WHERE to_hash = :to_hash) AS same,
       count(*) FILTER (WHERE conversation_id = CAST(:conversation AS uuid)) AS here FROM mails
WHERE workspace_id = :w AND created_at > now() - interval '1 hour'
    AND (kind = :kind OR kind <> ALL(:unasked) AND :kind <> ALL(:unasked))
"""
COLUMNS = "id, kind, body, customer_id, conversation_id, state, failure, answer, attempts, created_at, sent_at"
CLAIM = f"SELECT {COLUMNS} FROM mails WHERE workspace_id = :w AND id = :id FOR UPDATE"
SENDING = "UPDATE mails SET state = 'sending', attempts = attempts + 1 WHERE workspace_id = :w AND id = :id"
SETTLE = """
UPDATE mails SET state = :state, failure = :failure, answer = :answer, body = coalesce(CAST(:body AS bytea), body),
    sent_at = CASE WHEN :state = 'sent' THEN now() END WHERE workspace_id = :w AND id = :id
"""
AGAIN = "UPDATE mails SET state = 'queued', failure = NULL, answer = NULL WHERE workspace_id = :w AND id = :id"
LIST = f"""
SELECT {COLUMNS} FROM mails WHERE workspace_id = :w AND id < :before AND (CAST(:state AS text) IS NULL OR state = :state)
ORDER BY id DESC LIMIT :limit
"""
ERASE = "DELETE FROM mails WHERE workspace_id = :w AND customer_id = ANY(:customers)"
# What nobody asked for is of no use once it went or did not.
SWEEP = "DELETE FROM mails WHERE workspace_id = :w AND kind = ANY(:unasked) AND created_at < now() - interval '7 days'"
