-- The version of what is public: another one after each transaction that wrote to a table that public pages are made of.
--
-- Each such transaction leaves a random mark, and the version is the exclusive or of all marks: so it depends on which
-- transactions were committed and not on their order, nobody waits for anybody, and no version comes back with other data.
-- A backup that is restored has the version that belongs to it. What a page may not show can change the version too.

CREATE TABLE IF NOT EXISTS statements_change (mark bigint NOT NULL);

-- 60 random bits: PostgreSQL before 17 has no function that gives a random bigint.
CREATE OR REPLACE FUNCTION random_mark() RETURNS bigint LANGUAGE sql VOLATILE
RETURN ('x' || replace(gen_random_uuid()::text, '-', ''))::bit(64)::bigint;

INSERT INTO statements_change SELECT random_mark() WHERE NOT EXISTS (SELECT FROM statements_change);

CREATE OR REPLACE FUNCTION data_version() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT bit_xor(mark) FROM statements_change
$$;

-- Once a transaction: the setting goes with the mark where a savepoint is rolled back. The marks there are go into the
-- new one, which changes no version; those that another transaction is at are left to it. A transaction that sees the
-- archive as it was when it began adds its own only: it could not take what others have taken since.
CREATE OR REPLACE FUNCTION mark_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF coalesce(current_setting('on_record.change_is_marked', true), '') = '' THEN
        PERFORM set_config('on_record.change_is_marked', 'yes', true);
        IF current_setting('transaction_isolation') <> 'read committed' THEN
            INSERT INTO statements_change SELECT random_mark();
            RETURN NULL;
        END IF;
        WITH marks AS (
            DELETE FROM statements_change
            WHERE ctid = ANY (ARRAY(SELECT ctid FROM statements_change FOR UPDATE SKIP LOCKED))
            RETURNING mark
        )
        INSERT INTO statements_change SELECT coalesce(bit_xor(mark), 0) # random_mark() FROM marks;
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION mark_change() FROM PUBLIC; -- later than those of access.sql

-- What public pages are made of is what their reader may read (access.sql, which comes before).
DO $$
DECLARE
    shown regclass;
BEGIN
    FOR shown IN
        SELECT oid FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND has_any_column_privilege('on_record_reader', oid, 'SELECT')
    LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER mark_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s
                        FOR EACH STATEMENT EXECUTE FUNCTION mark_change()', shown);
    END LOOP;
END $$;

-- Marks are made by the triggers alone.
REVOKE ALL ON statements_change FROM on_record_app, on_record_reader;
REVOKE EXECUTE ON FUNCTION data_version() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION data_version() TO on_record_app, on_record_reader;
