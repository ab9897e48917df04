"""SQL of actions (private)."""

CONNECTOR = (
    "id, name, manifest, capabilities, enabled, secret, sandbox_secret, version, read_at, created_at, updated_at"
)
CONNECTORS = f"SELECT {CONNECTOR} FROM connectors WHERE workspace_id = :w ORDER BY name"
STANDING = "SELECT id, version, enabled FROM connectors WHERE workspace_id = :w AND name = :name"
ONE = f"SELECT {CONNECTOR} FROM connectors WHERE workspace_id = :w AND id = :id"
BY_NAME = f"SELECT {CONNECTOR} FROM connectors WHERE workspace_id = :w AND name = :name"
ADD_CONNECTOR = f"""
INSERT INTO connectors (workspace_id, id, name, manifest, capabilities, read_at)
VALUES (:w, :id, :name, :manifest, CAST(:capabilities AS jsonb), :read_at)
ON CONFLICT (workspace_id, name) DO NOTHING RETURNING {CONNECTOR}
"""
SAVE_CONNECTOR = f"""
UPDATE connectors SET manifest = :manifest, capabilities = CAST(:capabilities AS jsonb), read_at = :read_at,
    enabled = enabled AND :enabled, version = version + 1, updated_at = now()
WHERE workspace_id = :w AND id = :id AND version = :version RETURNING {CONNECTOR}
"""
ENABLE = f"""
UPDATE connectors SET enabled = :enabled, version = version + 1, updated_at = now()
WHERE workspace_id = :w AND id = :id RETURNING {CONNECTOR}
"""
KEEP_SEALED = """
UPDATE connectors SET secret = CASE WHEN :sandbox THEN secret ELSE :sealed END,
    sandbox_secret = CASE WHEN :sandbox THEN :sealed ELSE sandbox_secret END, version = version + 1, updated_at = now()
WHERE workspace_id = :w AND id = :id
"""
DROP_CONNECTOR = "DELETE FROM connectors WHERE workspace_id = :w AND id = :id"

CALL = (
    "id, key, digest, connector, operation, writes, principal, agent_id, conversation_id, customer_id, subject_hash, mode, state, code,"
    " needs, said_up_to, amount, currency, body, attempts, ms, compensates, version, created_at, expires_at, lease_until, done_at,"
    " now() AS now"
)
BY_KEY = f"SELECT {CALL} FROM action_calls WHERE workspace_id = :w AND key = :key"
BY_ID = f"SELECT {CALL} FROM action_calls WHERE workspace_id = :w AND id = :id"
LOCKED = BY_ID + " FOR UPDATE"
ADD = f"""
INSERT INTO action_calls (workspace_id, id, key, digest, connector, operation, writes, principal, agent_id, conversation_id,
    customer_id, subject_hash, mode, state, code, needs, said_up_to, amount, currency, body, attempts, ms, compensates, expires_at,
    lease_until, done_at)
VALUES (:w, :id, :key, :digest, :connector, :operation, :writes, :principal, :agent_id, :conversation_id, :customer_id,
    :subject_hash, :mode, :state, :code, :needs, :said_up_to, :amount, :currency, :body, :attempts, :ms, :compensates,
    CASE WHEN CAST(:lives_s AS real) IS NULL THEN NULL ELSE now() + make_interval(secs => :lives_s) END,
    CASE WHEN CAST(:lease_s AS real) IS NULL THEN NULL ELSE now() + make_interval(secs => :lease_s) END,
    CASE WHEN :state IN ('done', 'refused', 'failed', 'unknown') THEN now() END)
ON CONFLICT (workspace_id, key) DO NOTHING RETURNING {CALL}
"""
# Two confirmations race for this row: one runs, the other finds nothing to claim.
CLAIM = f"""
UPDATE action_calls SET state = 'running', attempts = attempts + 1, amount = :amount, currency = :currency, body = :body,
    lease_until = now() + make_interval(secs => :lease_s), version = version + 1
WHERE workspace_id = :w AND id = :id AND state = 'proposed' RETURNING {CALL}
"""
# Whoever ran it is gone, or nobody knows what became of it: one takes it on.
TAKE_OVER = f"""
UPDATE action_calls SET state = 'running', attempts = attempts + 1, lease_until = now() + make_interval(secs => :lease_s),
    version = version + 1
WHERE workspace_id = :w AND id = :id AND ((state = 'running' AND lease_until < now()) OR state = 'unknown') RETURNING {CALL}
"""
SETTLE = f"""
UPDATE action_calls SET state = :state, code = :code, body = CASE WHEN body IS NULL THEN NULL ELSE :body END,
    ms = coalesce(:ms, ms), done_at = now(), lease_until = NULL, version = version + 1
WHERE workspace_id = :w AND id = :id AND state = ANY(:states) RETURNING {CALL}
"""
BUMP = f"UPDATE action_calls SET version = version + 1 WHERE workspace_id = :w AND id = :id RETURNING {CALL}"
EXPIRE = f"""
UPDATE action_calls SET state = 'expired', done_at = now(), version = version + 1
WHERE workspace_id = :w AND state = 'proposed' AND expires_at < now() RETURNING {CALL}
"""
STALE = "SELECT id FROM action_calls WHERE workspace_id = :w AND state = 'running' AND lease_until < now() ORDER BY id LIMIT 100"
UNSURE = """
SELECT id FROM action_calls WHERE workspace_id = :w AND state = 'unknown' AND attempts < :most
    AND done_at < now() - make_interval(secs => 30 * power(2, least(attempts, 8))) ORDER BY id LIMIT 100
"""
# Taken before counting, so that two who are both within the limit do not both pass it.
LOCK_LIMIT = "SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"
COUNTED = """
SELECT count(*) AS all, count(*) FILTER (WHERE subject_hash = :subject) AS customer FROM action_calls
WHERE workspace_id = :w AND connector = :connector AND operation = :operation AND writes AND mode = :mode AND id <> :id
    AND state IN ('running', 'done', 'unknown') AND created_at >= :since
"""
EARLIER = f"""
SELECT {CALL} FROM action_calls WHERE workspace_id = :w AND conversation_id = :conversation AND connector = :connector
    AND state IN ('done', 'refused', 'failed', 'unknown') ORDER BY id DESC LIMIT 100
"""
PAGE = f"""
SELECT {CALL} FROM action_calls WHERE workspace_id = :w AND (CAST(:before AS uuid) IS NULL OR id < :before)
    AND (CAST(:state AS text) IS NULL OR state = :state) AND (CAST(:connector AS text) IS NULL OR connector = :connector)
    AND (CAST(:operation AS text) IS NULL OR operation = :operation)
    AND (CAST(:conversation AS uuid) IS NULL OR conversation_id = :conversation)
    AND (CAST(:customer AS uuid) IS NULL OR customer_id = :customer)
    AND (CAST(:writes AS boolean) IS NULL OR writes = :writes)
ORDER BY id DESC LIMIT :limit
"""
SUBJECT = """
SELECT subject, strength, customer_id FROM action_subjects
WHERE workspace_id = :w AND conversation_id = :conversation AND connector = :connector
"""
SET_SUBJECT = """
INSERT INTO action_subjects (workspace_id, conversation_id, connector, customer_id, subject, strength)
VALUES (:w, :conversation, :connector, :customer, :subject, :strength)
ON CONFLICT (workspace_id, conversation_id, connector) DO UPDATE SET subject = excluded.subject, strength = excluded.strength,
    customer_id = excluded.customer_id, at = now()
"""
ADD_CODE = """
INSERT INTO action_codes (workspace_id, id, call_id, subject_hash, hash, expires_at)
VALUES (:w, :id, :call, :subject, :hash, now() + make_interval(secs => :lives_s))
"""
CODES_TODAY = """
SELECT count(*) FROM action_codes WHERE workspace_id = :w AND subject_hash = :subject AND created_at > now() - interval '24 hours'
"""
TRY_CODE = """
UPDATE action_codes SET tries = tries + 1 WHERE workspace_id = :w AND id = (
    SELECT id FROM action_codes WHERE workspace_id = :w AND call_id = :call ORDER BY id DESC LIMIT 1)
RETURNING id, hash, tries, used_at, expires_at > now() AS lives
"""
USE_CODE = "UPDATE action_codes SET used_at = now() WHERE workspace_id = :w AND id = :id"
HAS_CODE = (
    "SELECT used_at IS NOT NULL FROM action_codes WHERE workspace_id = :w AND call_id = :call ORDER BY id DESC LIMIT 1"
)
SWEEP_CODES = "DELETE FROM action_codes WHERE workspace_id = :w AND created_at < now() - interval '2 days'"
SWEEP_READS = """
DELETE FROM action_calls c WHERE workspace_id = :w AND NOT writes AND created_at < now() - interval '90 days'
"""
OF_CUSTOMERS = "SELECT id FROM action_calls WHERE workspace_id = :w AND customer_id = ANY(:customers) AND writes"
ERASE_CALLS = (
    "UPDATE action_calls SET body = NULL, subject_hash = NULL WHERE workspace_id = :w AND customer_id = ANY(:customers)"
)
ERASE_SUBJECTS = "DELETE FROM action_subjects WHERE workspace_id = :w AND customer_id = ANY(:customers)"
ERASE_CODES = """
DELETE FROM action_codes USING action_calls c WHERE action_codes.workspace_id = :w AND c.workspace_id = :w
    AND c.id = action_codes.call_id AND c.customer_id = ANY(:customers)
"""
SAID = """
SELECT 1 FROM messages WHERE workspace_id = :w AND conversation_id = :conversation AND seq = :seq AND author_kind = 'customer'
"""
ZONE = "SELECT timezone FROM workspaces WHERE id = :w"
