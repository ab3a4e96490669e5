-- What was corrected in public: of what becomes of a statement once readers know it, they are told, and so of what becomes
-- of its speaker, occasion, venue, outlet or article. A decision says of which, when it is written, and whether it is the
-- first of its act that readers are told of; the views have what readers may see of it, and nothing else.

-- Which columns readers are told of. That the words are others now, they are told, and not which they were: reported speech
-- is never shown bare. `shown`: whether they are told the values, too.
DROP VIEW IF EXISTS statements_correctiveact, statements_correctedthing, statements_correction;
DROP FUNCTION IF EXISTS told_parts(jsonb);
CREATE OR REPLACE FUNCTION told_parts(columns jsonb, shown boolean) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    SELECT coalesce(jsonb_object_agg(
        CASE WHEN key IN ('content', 'sentence') THEN 'words' ELSE key END,
        CASE WHEN shown AND key NOT IN ('content', 'sentence', 'lead_id') THEN value ELSE 'null' END), '{}')
    FROM jsonb_each(columns)
    WHERE key = ANY (ARRAY['state', 'speaker_id', 'unnamed_source', 'occasion_id', 'said_edtf', 'standing', 'disputed_by',
                           'standing_note', 'standing_source', 'lead_id', 'content', 'sentence', 'form', 'via'])
);

-- The same of what statements refer to.
CREATE OR REPLACE FUNCTION told_parts_of_thing(columns jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(columns)
    WHERE key = ANY (ARRAY['name', 'title', 'venue_id', 'place', 'held_edtf', 'outlet_id', 'published_edtf', 'headline', 'source'])
);

-- Whether one of these is public. No other nouns are asked for than these.
CREATE OR REPLACE FUNCTION is_public(noun text, things bigint[]) RETURNS boolean
LANGUAGE sql STABLE
RETURN CASE noun
    WHEN 'speaker' THEN EXISTS (SELECT FROM public.statements_speaker WHERE id = ANY (things) AND public_since IS NOT NULL)
    WHEN 'venue' THEN EXISTS (SELECT FROM public.statements_venue WHERE id = ANY (things) AND public_since IS NOT NULL)
    WHEN 'occasion' THEN EXISTS (SELECT FROM public.statements_occasion WHERE id = ANY (things) AND public_since IS NOT NULL)
    WHEN 'outlet' THEN EXISTS (SELECT FROM public.statements_outlet WHERE id = ANY (things) AND public_since IS NOT NULL)
    WHEN 'topic' THEN EXISTS (SELECT FROM public.statements_topic WHERE id = ANY (things) AND public_since IS NOT NULL)
    WHEN 'article' THEN EXISTS (SELECT FROM public.statements_article WHERE id = ANY (things) AND public_since IS NOT NULL)
    ELSE false
END;

CREATE OR REPLACE FUNCTION tell_readers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.told_of := NULL;
    NEW.told_thing := NULL;
    NEW.told_first := NULL;
    IF NEW.noun = 'report' AND NEW.act = 'accept' THEN
        NEW.told_of := (NEW.after ->> 'statement_id')::bigint;
    ELSIF NEW.noun IN ('statement', 'quotation') AND NEW.act NOT IN ('add', 'publish', 'distinct') AND (
        NEW.act IN ('merge', 'unmerge', 'take_out', 'revert')
        OR told_parts(NEW.before || NEW.after, false) <> '{}'
    ) THEN
        SELECT s.id INTO NEW.told_of FROM public.statements_statement s
        WHERE s.published_at IS NOT NULL AND s.id = CASE NEW.noun
            WHEN 'statement' THEN NEW.object_id
            ELSE (SELECT q.statement_id FROM public.statements_quotation q WHERE q.id = NEW.object_id) END;
    ELSIF NEW.noun NOT IN ('speaker', 'venue', 'occasion', 'outlet', 'topic', 'article') THEN
        RETURN NEW;
    ELSIF NEW.act IN ('merge', 'unmerge') THEN -- what readers knew by another name, or another address
        NEW.told_thing := nullif(is_public(NEW.noun, ARRAY(
            SELECT jsonb_array_elements_text((NEW.before || NEW.after) -> 'merged')::bigint)), false);
    ELSIF NEW.act NOT IN ('add', 'distinct') AND told_parts_of_thing(NEW.before || NEW.after) <> '{}' THEN
        NEW.told_thing := nullif(is_public(NEW.noun, ARRAY[NEW.object_id]), false);
    END IF;
    IF NEW.told_of IS NOT NULL OR NEW.told_thing THEN
        NEW.told_first := nullif(NOT EXISTS (
            SELECT FROM public.statements_decision d WHERE d.together = NEW.together AND d.told_of IS NOT NULL
        ) AND NOT EXISTS (
            SELECT FROM public.statements_decision d WHERE d.together = NEW.together AND d.told_thing
        ), false);
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER tell_readers BEFORE INSERT ON statements_decision FOR EACH ROW EXECUTE FUNCTION tell_readers();

-- Values while the statement is published, of what was decided while it was; a reason where the editor who gave it knew that
-- readers would see it.
CREATE VIEW statements_correction AS
    SELECT d.id, d.at, d.together, d.told_of AS statement_id, CASE d.noun WHEN 'report' THEN d.object_id END AS report_id,
           CASE WHEN d.noun = 'report' THEN 'report'
                WHEN d.after ->> 'state' = 'withdrawn' THEN 'withdraw'
                WHEN d.after ->> 'state' = 'published' THEN 'restore'
                WHEN d.act IN ('merge', 'unmerge', 'take_out', 'revert') THEN d.act
                ELSE 'correct' END AS act,
           CASE WHEN d.after ->> 'state' = 'withdrawn' THEN coalesce(nullif(d.reason, ''), d.after ->> 'reason', '')
                WHEN d.noun = 'report' OR d.act IN ('correct', 'lead') THEN d.reason ELSE '' END AS reason,
           CASE s.state WHEN 'published' THEN told_parts(d.before, then_public) ELSE '{}' END AS before,
           CASE s.state WHEN 'published' THEN told_parts(d.after, then_public) ELSE '{}' END AS after
    FROM statements_decision d JOIN statements_statement s ON s.id = d.told_of
    CROSS JOIN LATERAL (
        SELECT coalesce(coalesce(max(earlier.id) FILTER (WHERE earlier.after ->> 'state' = 'published'), 0) = max(earlier.id), true)
        FROM statements_decision earlier
        WHERE earlier.noun = 'statement' AND earlier.object_id = d.told_of AND earlier.id < d.id AND earlier.after ? 'state'
    ) AS state_before (then_public)
    WHERE d.told_of IS NOT NULL AND s.published_at IS NOT NULL;

-- What became of a thing that published statements refer to. Of two that were found to be one, `other_id` is the one that was
-- taken in. Of an article that was sealed nothing is told but that it was corrected.
CREATE VIEW statements_correctedthing AS
    SELECT d.id, d.at, d.noun, d.object_id,
           (nullif(d.before || d.after, '{}') -> 'merged' ->> 0)::bigint AS other_id,
           CASE WHEN d.act IN ('merge', 'unmerge', 'revert') THEN d.act ELSE 'correct' END AS act,
           CASE WHEN a.sealed_at IS NULL THEN told_parts_of_thing(d.before) ELSE '{}' END AS before,
           CASE WHEN a.sealed_at IS NULL THEN told_parts_of_thing(d.after) ELSE '{}' END AS after
    FROM statements_decision d
    LEFT JOIN statements_article a ON d.noun = 'article' AND a.id = d.object_id
    WHERE d.told_thing;

-- The acts of editors, each by the first decision of it that readers are told of: of how many statements, and the first of
-- what it decided about statements and about things.
CREATE VIEW statements_correctiveact AS
    SELECT d.id, d.at, d.together,
           CASE WHEN d.together IS NULL THEN (d.told_of IS NOT NULL)::integer ELSE (
               SELECT count(DISTINCT one.told_of) FROM statements_decision one
               WHERE one.together = d.together AND one.told_of IS NOT NULL) END AS statements,
           CASE WHEN d.together IS NULL THEN ARRAY[d.id] ELSE ARRAY(
               SELECT one.id FROM statements_decision one
               WHERE one.together = d.together AND one.told_of IS NOT NULL ORDER BY one.told_of LIMIT 8) END AS corrections,
           CASE WHEN d.together IS NULL THEN ARRAY[d.id] ELSE ARRAY(
               SELECT one.id FROM statements_decision one
               WHERE one.together = d.together AND one.told_thing ORDER BY one.id LIMIT 8) END AS things
    FROM statements_decision d WHERE d.told_first;

-- What became of the things that a statement refers to since readers know it, as far as it is another for that: two that were
-- found to be one, where it named the one that was taken in. To what a withdrawn one referred is for nobody to read.
CREATE OR REPLACE FUNCTION corrections_around(statement bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH it AS (SELECT * FROM statements_statement s WHERE s.id = statement AND s.state = 'published'),
    originals AS (
        SELECT a.id AS article_id, coalesce(a.outlet_id, r.outlet_id) AS outlet_id
        FROM it JOIN statements_quotation q ON q.statement_id = it.id
        LEFT JOIN statements_articletext t ON t.id = q.text_id LEFT JOIN statements_article a ON a.id = t.article_id
        LEFT JOIN statements_record r ON r.id = q.record_id
    ), around (noun, object_id) AS (
        SELECT 'article', article_id FROM originals UNION SELECT 'outlet', outlet_id FROM originals
        UNION SELECT 'speaker', speaker_id FROM it UNION SELECT 'occasion', occasion_id FROM it
        UNION SELECT 'venue', o.venue_id FROM it JOIN statements_occasion o ON o.id = it.occasion_id
    ), moved (noun, object_id) AS (
        SELECT 'statement', id FROM it UNION SELECT noun, object_id FROM around WHERE noun IN ('article', 'occasion')
    )
    SELECT d.id FROM it, around JOIN statements_decision d USING (noun, object_id)
    WHERE d.told_thing AND d.act NOT IN ('merge', 'unmerge') AND d.at > it.published_at
    UNION
    SELECT d.id FROM it, moved JOIN statements_revision r USING (noun, object_id) JOIN statements_decision d ON d.id = r.decision_id
    WHERE d.told_thing AND d.act IN ('merge', 'unmerge') AND d.at > it.published_at
$$;
REVOKE EXECUTE ON FUNCTION corrections_around(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION corrections_around(bigint) TO on_record_app, on_record_reader;
