-- The language model a workspace may use; its key is sealed. Money: millionths of the currency's unit.
CREATE TABLE language_models (
    workspace_id  uuid        PRIMARY KEY,
    enabled       boolean     NOT NULL DEFAULT true,
    base_url      text        NOT NULL,
    api_key       bytea,                              -- sealed
    model         text        NOT NULL,
    input_price   bigint      NOT NULL DEFAULT 0 CHECK (input_price >= 0),   -- millionths per million tokens
    output_price  bigint      NOT NULL DEFAULT 0 CHECK (output_price >= 0),
    currency      text        NOT NULL DEFAULT 'CNY',
    daily_tokens  bigint      CHECK (daily_tokens >= 0), -- of a day (UTC); none: no bound
    timeout_ms    integer     NOT NULL DEFAULT 4000 CHECK (timeout_ms > 0),  -- of one call
    uses          text[]      NOT NULL DEFAULT '{}',  -- what it is switched on for
    style         text        NOT NULL DEFAULT '',    -- a short hint of how it is to write
    banned        text[]      NOT NULL DEFAULT '{}',  -- words that it must not write
    version       integer     NOT NULL DEFAULT 1,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    updated_by    uuid
);

-- What it was used for, by day (UTC) and currency. ``held``: tokens of calls that are on their way.
CREATE TABLE language_model_usage (
    workspace_id  uuid        NOT NULL,
    day           date        NOT NULL,
    currency      text        NOT NULL,
    calls         bigint      NOT NULL DEFAULT 0,
    failures      bigint      NOT NULL DEFAULT 0,
    tokens_in     bigint      NOT NULL DEFAULT 0,
    tokens_out    bigint      NOT NULL DEFAULT 0,
    cost          bigint      NOT NULL DEFAULT 0,     -- millionths of the currency's unit
    held          bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace_id, day, currency)
);

-- What a turn asked a model, and what came of it: uses, tokens, cost, times, why its words were not sent. No words.
ALTER TABLE turns ADD COLUMN model jsonb NOT NULL DEFAULT '{}';
