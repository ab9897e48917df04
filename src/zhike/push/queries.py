"""All SQL of push (private)."""

DEVICE = "id, name, endpoint_hash, session_hash, created_at, told_at, failure, answer"
LIST = f"""
SELECT {DEVICE} FROM push_subscriptions WHERE workspace_id = :w AND user_id = :user ORDER BY created_at DESC, id DESC"""
ONE = f"SELECT {DEVICE}, sealed FROM push_subscriptions WHERE workspace_id = :w AND user_id = :user AND id = :id"
COUNT = "SELECT count(*) FROM push_subscriptions WHERE workspace_id = :w AND user_id = :user AND endpoint_hash <> :hash"
# A browser has one subscription, whoever sits before it: with the next person it is no longer the last one's.
TAKE = "DELETE FROM push_subscriptions WHERE workspace_id = :w AND endpoint_hash = :hash AND user_id <> :user"
PUT = f"""
INSERT INTO push_subscriptions (workspace_id, id, user_id, endpoint_hash, sealed, name, session_hash)
VALUES (:w, :id, :user, :hash, :sealed, :name, :session)
ON CONFLICT (workspace_id, endpoint_hash) DO UPDATE
SET sealed = excluded.sealed, name = excluded.name, session_hash = excluded.session_hash, failure = NULL, answer = NULL
RETURNING {DEVICE}, xmax = 0 AS made"""
REMOVE = "DELETE FROM push_subscriptions WHERE workspace_id = :w AND user_id = :user AND id = :id RETURNING name"
REPLACED = "DELETE FROM push_subscriptions WHERE workspace_id = :w AND user_id = :user AND endpoint_hash = :hash"
FORGET = """
DELETE FROM push_subscriptions WHERE workspace_id = :w AND user_id = :user
AND (CAST(:only AS bytea) IS NULL OR session_hash = :only)
AND (CAST(:keep AS bytea) IS NULL OR session_hash IS DISTINCT FROM :keep)"""
TRIAL = """
UPDATE push_subscriptions SET trial_at = now() WHERE workspace_id = :w AND user_id = :user AND id = :id
AND (trial_at IS NULL OR trial_at < now() - make_interval(secs => :every)) RETURNING id"""
REACHABLE = "SELECT DISTINCT user_id FROM push_subscriptions WHERE workspace_id = :w AND user_id = ANY(:users)"
OF = "SELECT id FROM push_subscriptions WHERE workspace_id = :w AND user_id = :user ORDER BY id"
QUEUE = """
INSERT INTO pushes (workspace_id, id, subscription_id, customer_id, body)
SELECT :w, one.id, one.subscription, :customer, one.body
FROM unnest(CAST(:ids AS uuid[]), CAST(:subscriptions AS uuid[]), CAST(:bodies AS bytea[])) AS one (id, subscription, body)"""
CLAIM = """
UPDATE pushes SET attempts = attempts + 1 FROM push_subscriptions s
WHERE pushes.workspace_id = :w AND pushes.id = :id AND s.workspace_id = :w AND s.id = pushes.subscription_id
RETURNING pushes.id, pushes.customer_id, pushes.body, pushes.attempts, s.id AS subscription_id, s.endpoint_hash, s.sealed,
    CAST(extract(epoch FROM now() - pushes.created_at) AS integer) AS age_s"""
DONE = "DELETE FROM pushes WHERE workspace_id = :w AND id = :id"
TOLD = """
UPDATE push_subscriptions SET told_at = CASE WHEN CAST(:failure AS text) IS NULL THEN now() ELSE told_at END,
    failure = :failure, answer = :answer
WHERE workspace_id = :w AND id = :id"""
GONE = "DELETE FROM push_subscriptions WHERE workspace_id = :w AND id = :id"
SWEEP = "DELETE FROM pushes WHERE workspace_id = :w AND created_at < now() - make_interval(secs => :ttl)"
