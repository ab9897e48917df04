-- Partitions come and go beside the writers. `CREATE TABLE … PARTITION OF` and `DROP TABLE` of a partition lock the whole
-- log exclusively; a table made by itself and attached with a constraint that proves its range does not.
CREATE OR REPLACE FUNCTION zhike_fact_partitions(ahead bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    width CONSTANT bigint := 4194304;
    slot bigint;
    made integer := 0;
BEGIN
    FOR slot IN (SELECT last_value / width FROM fact_ids) .. (SELECT (last_value + ahead) / width FROM fact_ids) LOOP
        IF to_regclass('facts_' || slot) IS NULL THEN
            EXECUTE format('CREATE TABLE facts_%s (LIKE facts INCLUDING ALL, CONSTRAINT facts_%s_range CHECK (id >= %s AND id < %s))',
                slot, slot, slot * width, (slot + 1) * width);
            EXECUTE format('REVOKE ALL ON facts_%s FROM PUBLIC, zhike_app, zhike_system', slot);
            EXECUTE format('ALTER TABLE facts ATTACH PARTITION facts_%s FOR VALUES FROM (%s) TO (%s)', slot, slot * width, (slot + 1) * width);
            EXECUTE format('ALTER TABLE facts_%s DROP CONSTRAINT facts_%s_range', slot, slot);
            made := made + 1;
        END IF;
    END LOOP;
    RETURN made;
END $$;

-- Takes an archived partition out of the log. DETACH … CONCURRENTLY does not run inside a function, so this one takes the
-- log's lock for the moment of a catalogue change, and gives up instead of keeping writers waiting behind it.
CREATE FUNCTION zhike_fact_partition_detach(slot bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '100ms' AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM fact_archives WHERE first_id = slot * 4194304) THEN
        RAISE 'partition facts_% has no archive', slot;
    END IF;
    IF EXISTS (SELECT 1 FROM pg_inherits WHERE inhrelid = to_regclass('facts_' || slot) AND inhparent = 'facts'::regclass) THEN
        EXECUTE format('ALTER TABLE facts DETACH PARTITION facts_%s', slot);
    END IF;
END $$;

-- Forgets the positions of an archived partition; its own transaction, because there may be millions.
CREATE FUNCTION zhike_fact_positions_drop(slot bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    width CONSTANT bigint := 4194304;
    gone bigint;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM fact_archives WHERE first_id = slot * width) THEN
        RAISE 'partition facts_% has no archive', slot;
    END IF;
    DELETE FROM fact_positions WHERE fact_id >= slot * width AND fact_id < (slot + 1) * width;
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$;

-- Removes a detached partition: nobody but its archive knows it any more.
CREATE OR REPLACE FUNCTION zhike_fact_partition_drop(slot bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM fact_archives WHERE first_id = slot * 4194304) THEN
        RAISE 'partition facts_% has no archive', slot;
    END IF;
    IF EXISTS (SELECT 1 FROM pg_inherits WHERE inhrelid = to_regclass('facts_' || slot)) THEN
        RAISE 'partition facts_% is still attached', slot;
    END IF;
    EXECUTE format('DROP TABLE IF EXISTS facts_%s', slot);
END $$;
REVOKE EXECUTE ON FUNCTION zhike_fact_partition_detach, zhike_fact_positions_drop FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zhike_fact_partition_detach, zhike_fact_positions_drop TO zhike_system;

-- What a projection cannot fold: it stops there alone, and is tried again now and then.
ALTER TABLE projections ADD COLUMN failed_position bigint;
ALTER TABLE projections ADD COLUMN failed_since timestamptz;
ALTER TABLE projections ADD COLUMN failures integer NOT NULL DEFAULT 0;
ALTER TABLE projections ADD COLUMN error text;
