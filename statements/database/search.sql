-- The search entries: one row for each published statement, kept by triggers in the transaction that changes anything.

CREATE INDEX IF NOT EXISTS search_pairs ON statements_searchentry USING gin (pairs_of(words));

-- How what follows a change is planned, until the function ends that has both settings itself (search_changed). For few it
-- is once in a session, along indexes: to plan it takes longer than to do it, and what is small then may be large now. For
-- many it is each time: a plan for few takes minutes.
CREATE OR REPLACE FUNCTION plan_for(number integer) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('plan_cache_mode', CASE WHEN number > 20 THEN 'force_custom_plan' ELSE 'force_generic_plan' END, true),
            set_config('enable_seqscan', CASE WHEN number > 20 THEN 'on' ELSE 'off' END, true);
END $$;

CREATE OR REPLACE FUNCTION refresh_search_entries(changed bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO statements_searchfresh (statement_id, words)
    SELECT given.id, e.words FROM unnest(changed) AS given (id)
    LEFT JOIN statements_searchentry e ON e.statement_id = given.id
    LEFT JOIN statements_statement s ON s.id = given.id AND s.state = 'published' -- EXISTS would read all that are
    WHERE e.statement_id IS NOT NULL OR s.id IS NOT NULL;

    DELETE FROM statements_searchentry
    WHERE statement_id = ANY (changed)
      AND NOT EXISTS (SELECT FROM statements_statement s WHERE s.id = statement_id AND s.state = 'published');

    WITH wording AS MATERIALIZED (
        SELECT q.statement_id, q.id, q.form, coalesce(a.outlet_id, r.outlet_id) AS outlet_id,
               CASE WHEN q.language IN ('en', 'ru', 'de', 'fr', 'es') THEN q.language ELSE '' END AS language,
               -- What readers are shown: reported speech never bare (Quotation.shown).
               words_of(CASE WHEN q.form = 'direct' OR q.sentence = '' THEN q.content ELSE q.sentence END) AS words
        FROM statements_quotation q
        JOIN statements_statement s ON s.id = q.statement_id AND s.state = 'published'
        LEFT JOIN statements_articletext t ON t.id = q.text_id
        LEFT JOIN statements_article a ON a.id = t.article_id
        LEFT JOIN statements_record r ON r.id = q.record_id
        WHERE q.statement_id = ANY (changed)
    ),
    learned AS (
        INSERT INTO statements_searchword (word, language, stem)
        SELECT word, language, coalesce(stem_of(language, word), '')
        FROM (SELECT DISTINCT word, language FROM wording CROSS JOIN LATERAL unnest(words) AS found (word)) AS said
        WHERE NOT EXISTS (
            SELECT FROM statements_searchword AS known WHERE known.word = said.word AND known.language = said.language
        )
    ),
    worded AS MATERIALIZED ( -- once: within a join it may be worked out anew for each statement
        SELECT statement_id,
               one_after_another(exact_vector(words) || ('¶' || language)::tsvector ORDER BY id) AS words,
               least(sum(cardinality(words)), 32767) AS length,
               coalesce(array_agg(DISTINCT outlet_id) FILTER (WHERE outlet_id IS NOT NULL), '{}') AS outlet_ids,
               array_agg(DISTINCT form) AS forms,
               array_agg(DISTINCT concat_ws(' ', form, outlet_id)) AS wordings
        FROM wording GROUP BY statement_id
    ),
    entry AS MATERIALIZED (
        SELECT s.id, worded.words, worded.length, s.said_earliest, s.said_latest, alike.*, md5(alike::text) AS digest
        FROM statements_statement s
        JOIN worded ON worded.statement_id = s.id
        LEFT JOIN statements_occasion o ON o.id = s.occasion_id
        CROSS JOIN LATERAL (
            SELECT CASE WHEN s.standing <> 'misattributed' THEN s.speaker_id END AS speaker_id, o.venue_id, coalesce(o.place, '') AS place,
                   ARRAY(SELECT topic_id FROM statements_topicassignment
                         WHERE statement_id = s.id AND by <> 'refused' ORDER BY topic_id) AS topic_ids,
                   worded.outlet_ids, worded.forms, worded.wordings, s.checked
        ) AS alike
    ),
    added AS (
        INSERT INTO statements_circumstances
            (speaker_id, venue_id, place, topic_ids, outlet_ids, forms, wordings, checked, digest)
        SELECT DISTINCT ON (digest) speaker_id, venue_id, place, topic_ids, outlet_ids, forms, wordings, checked, digest
        FROM entry
        WHERE NOT EXISTS (SELECT FROM statements_circumstances AS known WHERE known.digest = entry.digest)
        RETURNING id, digest
    ),
    circumstances AS (
        SELECT digest, min(id) AS id
        FROM (SELECT id, digest FROM added UNION ALL
              SELECT id, digest FROM statements_circumstances WHERE digest IN (SELECT digest FROM entry)) AS there
        GROUP BY digest
    )
    INSERT INTO statements_searchentry (statement_id, circumstances_id, words, length, said_earliest, said_latest)
    SELECT entry.id, circumstances.id, entry.words, entry.length, entry.said_earliest, entry.said_latest
    FROM entry JOIN circumstances USING (digest)
    ON CONFLICT (statement_id) DO UPDATE SET
        (circumstances_id, words, length, said_earliest, said_latest)
        = ROW (excluded.circumstances_id, excluded.words, excluded.length, excluded.said_earliest, excluded.said_latest);

    -- The indexes take new entries as a list, and all of a change are sorted in at once: half the work of one by one.
    -- Here and now, so that no search has a list to read through. Only the owner of an index may ask for this.
    PERFORM gin_clean_pending_list('search_words'), gin_clean_pending_list('search_pairs');
END $$;

-- Words that look like one that finds nothing, with how many statements have each today, up to a hundred.
CREATE OR REPLACE FUNCTION words_like(asked text) RETURNS TABLE (word text, n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    -- Two letters the other way round leave little of a short word's trigrams.
    PERFORM set_config('pg_trgm.similarity_threshold', '0.2', true);
    RETURN QUERY
        SELECT alike.word, found.n
        FROM (SELECT DISTINCT w.word, similarity(w.word, asked) AS likeness FROM statements_searchword w
              WHERE w.word % asked AND abs(length(w.word) - length(asked)) <= 2 AND w.word <> asked
              ORDER BY likeness DESC LIMIT 40) AS alike
        CROSS JOIN LATERAL (
            SELECT count(*)
            FROM (SELECT FROM statements_searchentry WHERE words @@ quote_literal(alike.word)::tsquery LIMIT 100) AS hits
        ) AS found (n)
        WHERE found.n > 0;
END $$;

-- What follows a change of statements. Those that are not published, and were not, are no concern of the search but of the
-- desk (desk.sql): most of what is written are proposals.
CREATE OR REPLACE FUNCTION search_changed(changed bigint[], noun text) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = auto SET enable_seqscan = on AS $$
DECLARE
    concerned bigint[];
BEGIN
    PERFORM plan_for(cardinality(changed));
    -- One after another: of two who change one statement at once, each would see its own change only. At what this
    -- transaction wrote itself, nobody else can be.
    PERFORM FROM statements_statement s WHERE s.id = ANY (changed) AND s.xmin <> pg_current_xact_id()::xid
        ORDER BY s.id FOR NO KEY UPDATE;
    -- What has no wording yet is concerned when that comes: so a load makes each entry once.
    SELECT array_agg(DISTINCT one.id) INTO concerned
    FROM unnest(changed) AS one (id)
    LEFT JOIN statements_searchentry e ON e.statement_id = one.id
    LEFT JOIN statements_statement s ON s.id = one.id
    LEFT JOIN statements_quotation q ON q.statement_id = s.id AND s.state = 'published'
    WHERE e.statement_id IS NOT NULL OR q.id IS NOT NULL;
    IF concerned IS NOT NULL THEN
        PERFORM refresh_search_entries(concerned);
    END IF;
    PERFORM tell_the_desk(changed, noun);
END $$;

-- Which statements a change concerns: for each noun and event a query over the rows that changed, in a function of its own,
-- which is planned once in a session.
DO $$
DECLARE
    watched record;
BEGIN
    FOR watched IN
        SELECT lower(event) AS event, noun, concerned FROM (VALUES
            ('INSERT', 'statement', 'SELECT id FROM changed'),
            ('UPDATE', 'statement', 'SELECT id FROM changed'),
            ('INSERT', 'quotation', 'SELECT statement_id FROM changed'),
            ('UPDATE', 'quotation', 'SELECT statement_id FROM changed UNION SELECT statement_id FROM before'),
            ('DELETE', 'quotation', 'SELECT statement_id FROM before'),
            ('INSERT', 'topicassignment', 'SELECT statement_id FROM changed'),
            ('UPDATE', 'topicassignment', 'SELECT statement_id FROM changed UNION SELECT statement_id FROM before'),
            ('DELETE', 'topicassignment', 'SELECT statement_id FROM before'),
            ('UPDATE', 'occasion',
             'SELECT s.id FROM (SELECT id, venue_id, place FROM changed EXCEPT SELECT id, venue_id, place FROM before) AS other
              JOIN statements_statement s ON s.occasion_id = other.id'),
            ('UPDATE', 'record',
             'SELECT q.statement_id FROM (SELECT id, outlet_id FROM changed EXCEPT SELECT id, outlet_id FROM before) AS other
              JOIN statements_quotation q ON q.record_id = other.id'),
            ('UPDATE', 'article',
             'SELECT q.statement_id FROM (SELECT id, outlet_id FROM changed EXCEPT SELECT id, outlet_id FROM before) AS other
              JOIN statements_articletext t ON t.article_id = other.id JOIN statements_quotation q ON q.text_id = t.id')
        ) AS watched (event, noun, concerned)
    LOOP
        EXECUTE format($define$
            CREATE OR REPLACE FUNCTION search_%1$s_%2$s() RETURNS trigger
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $body$
            DECLARE
                statements bigint[] := (SELECT array_agg(DISTINCT id) FROM (%3$s) AS concerned (id));
            BEGIN
                IF statements IS NOT NULL THEN
                    PERFORM search_changed(statements, TG_TABLE_NAME);
                END IF;
                RETURN NULL;
            END $body$ $define$, watched.noun, watched.event, watched.concerned);
        EXECUTE format(
            'CREATE OR REPLACE TRIGGER search_%2$s AFTER %2$s ON statements_%1$s REFERENCING %3$s
             FOR EACH STATEMENT EXECUTE FUNCTION search_%1$s_%2$s()',
            watched.noun, watched.event,
            CASE watched.event
                WHEN 'insert' THEN 'NEW TABLE AS changed'
                WHEN 'delete' THEN 'OLD TABLE AS before'
                ELSE 'OLD TABLE AS before NEW TABLE AS changed'
            END);
    END LOOP;
END $$;
DROP FUNCTION IF EXISTS refresh_changed_search_entries();
