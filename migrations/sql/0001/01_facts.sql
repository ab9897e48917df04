-- The fact log. `facts` is what modules append to inside their own transaction; `fact_queue` holds what the
-- sequencer has not placed yet; `fact_positions` is the dense order every reader follows.
CREATE SEQUENCE fact_ids;
CREATE TABLE facts (
    id            bigint      NOT NULL DEFAULT nextval('fact_ids'),
    workspace_id  uuid        NOT NULL,
    type          text        NOT NULL CHECK (type ~ '^[a-z_]+\.[a-z_]+@[0-9]+$'),
    subject_kind  text        NOT NULL,
    subject_id    uuid        NOT NULL,
    version       integer     NOT NULL CHECK (version > 0),
    mode          text        NOT NULL DEFAULT 'live' CHECK (mode IN ('live', 'test', 'training', 'synthetic')),
    actor_kind    text        NOT NULL CHECK (actor_kind IN ('customer', 'assistant', 'person', 'system')),
    actor_id      uuid,
    at            timestamptz NOT NULL DEFAULT clock_timestamp(),
    payload       jsonb       NOT NULL DEFAULT '{}',
    PRIMARY KEY (id)
) PARTITION BY RANGE (id);
CREATE INDEX facts_subject ON facts (workspace_id, subject_id, version);

CREATE TABLE fact_queue (
    fact_id       bigint NOT NULL PRIMARY KEY,
    workspace_id  uuid   NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

CREATE TABLE fact_positions (
    position      bigint NOT NULL PRIMARY KEY,
    fact_id       bigint NOT NULL,
    workspace_id  uuid   NOT NULL
);
CREATE UNIQUE INDEX fact_positions_fact ON fact_positions (fact_id);
CREATE INDEX fact_positions_workspace ON fact_positions (workspace_id, position);

-- Where each projection has read to; moved in the transaction of its effects.
CREATE TABLE projections (
    name          text        NOT NULL PRIMARY KEY,
    position      bigint      NOT NULL DEFAULT 0,
    rebuilt_at    timestamptz NOT NULL DEFAULT now()
);

-- Partitions that moved to Parquet and can still be read by a rebuild.
CREATE TABLE fact_archives (
    first_id      bigint      NOT NULL PRIMARY KEY,
    last_id       bigint      NOT NULL,
    first_position bigint     NOT NULL,
    last_position bigint      NOT NULL,
    path          text        NOT NULL,
    sha256        text        NOT NULL,
    rows          bigint      NOT NULL,
    archived_at   timestamptz NOT NULL DEFAULT now()
);

-- Creates the partitions that hold ids from..to (each 2^22 ids wide). Partitions carry no grants: read directly they
-- would go round the parent's policy.
CREATE FUNCTION zhike_fact_partitions(ahead bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    width CONSTANT bigint := 4194304;
    slot bigint;
    made integer := 0;
BEGIN
    FOR slot IN (SELECT last_value / width FROM fact_ids) .. (SELECT (last_value + ahead) / width FROM fact_ids) LOOP
        IF to_regclass('facts_' || slot) IS NULL THEN
            EXECUTE format('CREATE TABLE facts_%s PARTITION OF facts FOR VALUES FROM (%s) TO (%s)', slot, slot * width, (slot + 1) * width);
            EXECUTE format('REVOKE ALL ON facts_%s FROM PUBLIC, zhike_app, zhike_system', slot);
            made := made + 1;
        END IF;
    END LOOP;
    RETURN made;
END $$;

CREATE FUNCTION zhike_fact_partition_drop(slot bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    width CONSTANT bigint := 4194304;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM fact_archives WHERE first_id = slot * width) THEN
        RAISE 'partition facts_% has no archive', slot;
    END IF;
    DELETE FROM fact_positions WHERE fact_id >= slot * width AND fact_id < (slot + 1) * width;
    EXECUTE format('DROP TABLE IF EXISTS facts_%s', slot);
END $$;

-- Short numbers that people see, handed out in blocks per workspace (gaps allowed).
CREATE TABLE number_blocks (
    workspace_id  uuid   NOT NULL,
    kind          text   NOT NULL,
    next          bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (workspace_id, kind)
);
