"""SQL of language models (private)."""

COLUMNS = (
    "enabled, base_url, api_key, model, input_price, output_price, currency, daily_tokens, timeout_ms, uses, style, banned,"
    " version, updated_at, updated_by"
)
READ = f"SELECT {COLUMNS} FROM language_models WHERE workspace_id = :w"
FIRST = """
INSERT INTO language_models (workspace_id, enabled, base_url, api_key, model, input_price, output_price, currency,
                             daily_tokens, timeout_ms, uses, style, banned, updated_by)
VALUES (:w, :enabled, :base_url, :api_key, :model, :input_price, :output_price, :currency, :daily_tokens, :timeout_ms,
        :uses, :style, :banned, :by)
ON CONFLICT (workspace_id) DO NOTHING RETURNING version
"""
NEXT = """
UPDATE language_models SET enabled = :enabled, base_url = :base_url, api_key = :api_key, model = :model,
    input_price = :input_price, output_price = :output_price, currency = :currency, daily_tokens = :daily_tokens,
    timeout_ms = :timeout_ms, uses = :uses, style = :style, banned = :banned, version = version + 1, updated_at = now(),
    updated_by = :by
WHERE workspace_id = :w AND version = :version RETURNING version
"""
DROP = "DELETE FROM language_models WHERE workspace_id = :w RETURNING model"

# A call is let through only while what is used and what is on its way leave room for it; the row's lock makes it exact.
DAY = """
INSERT INTO language_model_usage (workspace_id, day, currency) VALUES (:w, :day, :currency)
ON CONFLICT (workspace_id, day, currency) DO NOTHING
"""
LOCK = """
SELECT tokens_in + tokens_out + held AS used FROM language_model_usage
WHERE workspace_id = :w AND day = :day ORDER BY currency FOR UPDATE
"""
HOLD = """
UPDATE language_model_usage SET held = held + :held WHERE workspace_id = :w AND day = :day AND currency = :currency
"""
SETTLE = """
UPDATE language_model_usage SET held = greatest(held - :held, 0), calls = calls + :called, failures = failures + :failed,
    tokens_in = tokens_in + :tokens_in, tokens_out = tokens_out + :tokens_out, cost = cost + :cost
WHERE workspace_id = :w AND day = :day AND currency = :currency
"""
DAYS = """
SELECT day, currency, calls, failures, tokens_in, tokens_out, cost FROM language_model_usage
WHERE workspace_id = :w AND day > :after AND calls > 0 ORDER BY day DESC, currency
"""
