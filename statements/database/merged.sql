-- What was merged leads to what took it in, also for whoever names it by its number after the merger: a form that was
-- open, a loader that remembered it. Undoing the merger moves back what the merger moved, and not what came by this way.

-- What took a thing in, in the end.
CREATE OR REPLACE FUNCTION standing(noun text, thing bigint) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    next_one bigint := thing;
BEGIN
    WHILE next_one IS NOT NULL LOOP
        thing := next_one;
        EXECUTE format('SELECT merged_into_id FROM statements_%I WHERE id = $1', noun) INTO next_one USING thing;
    END LOOP;
    RETURN thing;
END $$;

-- A row that names a thing waits for whoever is merging it, and is then seen by them or leads on by itself.
DO $$
DECLARE
    naming record;
BEGIN
    FOR naming IN
        SELECT * FROM (VALUES
            ('statement', 'speaker', NULL),
            ('statement', 'occasion', NULL),
            ('occasion', 'venue', NULL),
            ('article', 'outlet', NULL),
            ('record', 'outlet', NULL),
            ('article_occasions', 'occasion', 'article_id'),
            ('topicassignment', 'topic', 'statement_id')
        ) AS naming (part, noun, once_for)
    LOOP
        EXECUTE format($define$
            CREATE OR REPLACE FUNCTION follow_merged_%1$s_%2$s() RETURNS trigger
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $body$
            DECLARE
                led_on bigint[];
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    PERFORM FROM statements_%2$s WHERE id IN (SELECT %2$s_id FROM changed) ORDER BY id FOR KEY SHARE;
                    led_on := ARRAY(SELECT changed.id FROM changed JOIN statements_%2$s AS named ON named.id = changed.%2$s_id
                                    WHERE named.merged_into_id IS NOT NULL);
                ELSE -- EXCEPT, because a join of both compares each of thousands with each
                    PERFORM FROM statements_%2$s WHERE id IN (
                        SELECT %2$s_id FROM (SELECT id, %2$s_id FROM changed EXCEPT SELECT id, %2$s_id FROM before) AS other
                    ) ORDER BY id FOR KEY SHARE;
                    IF NOT FOUND THEN
                        RETURN NULL;
                    END IF;
                    led_on := ARRAY(SELECT other.id FROM (SELECT id, %2$s_id FROM changed EXCEPT SELECT id, %2$s_id FROM before) AS other
                                    JOIN statements_%2$s AS named ON named.id = other.%2$s_id WHERE named.merged_into_id IS NOT NULL);
                END IF;
                IF cardinality(led_on) > 0 THEN
                    %3$s
                    UPDATE statements_%1$s SET %2$s_id = standing(%2$L, %2$s_id) WHERE id = ANY (led_on);
                END IF;
                RETURN NULL;
            END $body$ $define$,
            naming.part, naming.noun,
            CASE WHEN naming.once_for IS NULL THEN '' ELSE format(
                'DELETE FROM statements_%1$s AS twin WHERE id = ANY (led_on) AND EXISTS (
                     SELECT FROM statements_%1$s AS kept WHERE kept.%3$s = twin.%3$s AND kept.%2$s_id = standing(%2$L, twin.%2$s_id));',
                naming.part, naming.noun, naming.once_for) END);
        EXECUTE format('CREATE OR REPLACE TRIGGER follow_merged_%2$s_inserted AFTER INSERT ON statements_%1$s
            REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION follow_merged_%1$s_%2$s()',
            naming.part, naming.noun);
        EXECUTE format('CREATE OR REPLACE TRIGGER follow_merged_%2$s_updated AFTER UPDATE ON statements_%1$s
            REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION follow_merged_%1$s_%2$s()',
            naming.part, naming.noun);
    END LOOP;
END $$;

-- What is written down of a merger stays; that it was undone, it says once.
CREATE OR REPLACE FUNCTION keep_merge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL THEN
        RAISE check_violation USING MESSAGE = 'A merger that was undone stays undone.', CONSTRAINT = 'merge_is_kept';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER keep_merge BEFORE UPDATE OF undone_at, undone_by_id ON statements_merge FOR EACH ROW EXECUTE FUNCTION keep_merge();

-- A wording keeps the address that it had within a statement that was public, when it goes to another: the statement's page
-- says where it is now.
CREATE OR REPLACE FUNCTION keep_wording_addresses() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO statements_address (noun, key, object_id, given_at)
    SELECT 'quotation', statement.public_id || '-' || changed.id, changed.id, now()
    FROM changed JOIN before USING (id) JOIN statements_statement AS statement ON statement.id = before.statement_id
    WHERE changed.statement_id <> before.statement_id AND statement.published_at IS NOT NULL
    ON CONFLICT (noun, key) DO NOTHING;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER keep_wording_addresses AFTER UPDATE ON statements_quotation
    REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_wording_addresses();
