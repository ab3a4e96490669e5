-- The history of what editors curate: what each change of a row was, kept in the transaction that makes it, whoever makes
-- it and by whatever way. A row that comes in is its own first version; written down is what becomes of it.
--
-- Who did it, the transaction may say: SET LOCAL on_record.editor = '7' (a user's id), on_record.decision = '12' (what all
-- of it belongs to). A decision that is written after what it changed takes what belongs to it.

CREATE OR REPLACE FUNCTION differing(one jsonb, other jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(one) AS had (key, value)
        WHERE other -> key IS DISTINCT FROM value);

-- Who acts, as far as the transaction says so.
CREATE OR REPLACE FUNCTION acting_editor() RETURNS integer LANGUAGE sql STABLE
RETURN nullif(current_setting('on_record.editor', true), '')::integer;

-- Of one kind of row. Arguments: its noun, the noun of what it belongs to, the column that says to which, and the columns
-- that follow from others. No nested loops: what is planned for one row would compare each of thousands with each.
CREATE OR REPLACE FUNCTION keep_history() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_nestloop = off AS $$
DECLARE
    derived CONSTANT text[] := TG_ARGV[3];
    acting CONSTANT text := current_setting('role');
BEGIN
    IF TG_OP = 'UPDATE' THEN
        INSERT INTO statements_revision (noun, object_id, part, part_id, before, after, at, by_id, role, transaction, decision_id)
        SELECT TG_ARGV[1], thing.id, TG_ARGV[0], one.id, differing(was, is_now), differing(is_now, was),
               clock_timestamp(), acting_editor(), CASE acting WHEN 'none' THEN session_user ELSE acting END,
               pg_current_xact_id()::text::bigint, nullif(current_setting('on_record.decision', true), '')::bigint
        FROM (SELECT id, to_jsonb(before) - derived AS was, to_jsonb(changed) - derived AS is_now
              FROM before JOIN changed USING (id) ORDER BY id) AS one
        CROSS JOIN LATERAL (SELECT (was ->> TG_ARGV[2])::bigint UNION SELECT (is_now ->> TG_ARGV[2])::bigint) AS thing (id)
        WHERE was <> is_now
          AND differing(was, is_now) <> '{"lead_id": null}'; -- a new statement gets the first of its wordings
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO statements_revision (noun, object_id, part, part_id, before, at, by_id, role, transaction, decision_id)
        SELECT TG_ARGV[1], (one ->> TG_ARGV[2])::bigint, TG_ARGV[0], (one ->> 'id')::bigint, one - derived,
               clock_timestamp(), acting_editor(), CASE acting WHEN 'none' THEN session_user ELSE acting END,
               pg_current_xact_id()::text::bigint, nullif(current_setting('on_record.decision', true), '')::bigint
        FROM (SELECT to_jsonb(before) FROM before ORDER BY id) AS gone (one);
    ELSE
        INSERT INTO statements_revision (noun, object_id, part, part_id, after, at, by_id, role, transaction, decision_id)
        SELECT TG_ARGV[1], (one ->> TG_ARGV[2])::bigint, TG_ARGV[0], (one ->> 'id')::bigint, one - derived,
               clock_timestamp(), acting_editor(), CASE acting WHEN 'none' THEN session_user ELSE acting END,
               pg_current_xact_id()::text::bigint, nullif(current_setting('on_record.decision', true), '')::bigint
        FROM (SELECT to_jsonb(changed) FROM changed ORDER BY id) AS come (one)
        WHERE one ->> 'by' IS DISTINCT FROM 'imported'; -- a topic that came with its statement
    END IF;
    RETURN NULL;
END $$;

-- What changed in this transaction about the thing that is decided about, and belongs to no other decision yet.
CREATE OR REPLACE FUNCTION take_revisions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE statements_revision AS revision SET decision_id = taking.id, by_id = taking.by_id
    FROM (
        SELECT DISTINCT ON (changed.id) changed.id AS revision_id, made.id, made.by_id
        FROM made JOIN statements_revision AS changed
          ON (changed.noun, changed.object_id) = (made.noun, made.object_id)
          OR (made.noun, changed.part, changed.part_id) = ('quotation', 'quotation', made.object_id)
        WHERE changed.transaction = pg_current_xact_id()::text::bigint AND changed.decision_id IS NULL
        ORDER BY changed.id, made.id
    ) AS taking
    WHERE revision.id = taking.revision_id;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER take_revisions AFTER INSERT ON statements_decision REFERENCING NEW TABLE AS made
    FOR EACH STATEMENT EXECUTE FUNCTION take_revisions();

DO $$
DECLARE
    kept record;
BEGIN
    FOR kept IN
        SELECT * FROM (VALUES
            ('statement', 'statement', 'id', '{}', false),
            -- Of which finding a wording is, is no change of it; its words follow from its spans, and are kept to be read.
            ('quotation', 'statement', 'statement_id', '{finding_id,start,sentence,cue,attribution}', false),
            ('topicassignment', 'statement', 'statement_id', '{}', true),
            ('article', 'article', 'id', '{public_since,boilerplate}', false),
            ('article_occasions', 'article', 'article_id', '{}', true),
            ('occasion', 'occasion', 'id', '{public_since}', false),
            ('speaker', 'speaker', 'id', '{public_since}', false),
            ('speakeralias', 'speaker', 'speaker_id', '{}', true),
            ('speakerrole', 'speaker', 'speaker_id', '{}', true),
            ('venue', 'venue', 'id', '{public_since}', false),
            ('venuealias', 'venue', 'venue_id', '{}', true),
            ('outlet', 'outlet', 'id', '{public_since}', false),
            ('outletalias', 'outlet', 'outlet_id', '{}', true),
            ('topic', 'topic', 'id', '{public_since}', false)
        ) AS kept (part, noun, belongs_to, derived, comes_later)
    LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER history_update AFTER UPDATE ON statements_%s
            REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT
            EXECUTE FUNCTION keep_history(%1$L, %2$L, %3$L, %4$L)', kept.part, kept.noun, kept.belongs_to, kept.derived);
        EXECUTE format('CREATE OR REPLACE TRIGGER history_delete AFTER DELETE ON statements_%s
            REFERENCING OLD TABLE AS before FOR EACH STATEMENT
            EXECUTE FUNCTION keep_history(%1$L, %2$L, %3$L, %4$L)', kept.part, kept.noun, kept.belongs_to, kept.derived);
        IF kept.comes_later THEN
            EXECUTE format('CREATE OR REPLACE TRIGGER history_insert AFTER INSERT ON statements_%s
                REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
                EXECUTE FUNCTION keep_history(%1$L, %2$L, %3$L, %4$L)', kept.part, kept.noun, kept.belongs_to, kept.derived);
        END IF;
    END LOOP;
END $$;
