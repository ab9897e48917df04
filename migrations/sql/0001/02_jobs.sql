-- Jobs are procrastinate's (its schema was applied just before). Modules defer through this one function: it runs as
-- the owner, so zhike_app needs no right to read anybody's jobs, and a job whose queueing lock already waits is not queued twice.
CREATE FUNCTION zhike_defer(
    queues text[], tasks text[], priorities integer[], locks text[], queueing_locks text[], arguments jsonb[], times timestamptz[]
) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    made integer;
BEGIN
    INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
    SELECT * FROM unnest(queues, tasks, priorities, locks, queueing_locks, arguments, times)
    ON CONFLICT (queueing_lock) WHERE status = 'todo' DO NOTHING;
    GET DIAGNOSTICS made = ROW_COUNT;
    RETURN made;
END $$;
ALTER TABLE procrastinate_jobs SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 500, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE procrastinate_events SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000, autovacuum_vacuum_cost_delay = 0);

-- Why a job failed last: a code or the kind of error, never its words, which may be a person's.
CREATE TABLE job_failures (
    job_id        bigint      NOT NULL PRIMARY KEY REFERENCES procrastinate_jobs (id) ON DELETE CASCADE,
    error         text        NOT NULL,
    at            timestamptz NOT NULL DEFAULT now()
);

-- Steps of a job with an effect: the intent is stored with its idempotency key before the effect runs, the outcome after.
CREATE TABLE effects (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    kind          text        NOT NULL,
    key           text        NOT NULL,
    subject_id    uuid,
    state         text        NOT NULL DEFAULT 'intended' CHECK (state IN ('intended', 'done', 'failed', 'unknown')),
    attempts      integer     NOT NULL DEFAULT 0,
    detail        jsonb       NOT NULL DEFAULT '{}',
    created_at    timestamptz NOT NULL DEFAULT now(),
    settled_at    timestamptz,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, kind, key)
);

-- Questions to a worker and its answers (sealed, removed when read).
CREATE UNLOGGED TABLE worker_calls (
    workspace_id  uuid        NOT NULL,
    id            uuid        NOT NULL,
    question      bytea       NOT NULL,
    answer        bytea,
    failed        boolean     NOT NULL DEFAULT false,
    asked_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id)
);
