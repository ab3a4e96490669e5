-- The search entries: one row for each published statement, kept by triggers in the transaction that changes anything.

CREATE INDEX IF NOT EXISTS search_pairs ON statements_searchentry USING gin (pairs_of(words));

-- Planned anew each time: what was planned for a small archive, by a session that lives long, takes minutes in a large one.
CREATE OR REPLACE FUNCTION refresh_search_entries(changed bigint[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
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
    SELECT gin_clean_pending_list(entries::regclass) FROM unnest(ARRAY['search_words', 'search_pairs']) AS entries;
$$;

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

-- Which statements a change concerns: the trigger's argument is a query over the rows it changed. Those that are not
-- published, and were not, are no concern of the search but of the desk (desk.sql): most of what is written are proposals.
CREATE OR REPLACE FUNCTION refresh_changed_search_entries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    changed bigint[];
    concerned bigint[];
BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT id) FROM (%s) AS changed (id)', TG_ARGV[0]) INTO changed;
    IF changed IS NULL THEN
        RETURN NULL;
    END IF;
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
    PERFORM tell_the_desk(changed, TG_TABLE_NAME);
    RETURN NULL;
END $$;

DO $$
DECLARE
    watched record;
BEGIN
    FOR watched IN
        SELECT * FROM (VALUES
            ('statement', 'INSERT', 'SELECT id FROM changed'),
            ('statement', 'UPDATE', 'SELECT id FROM changed'),
            ('quotation', 'INSERT', 'SELECT statement_id FROM changed'),
            ('quotation', 'UPDATE', 'SELECT statement_id FROM changed UNION SELECT statement_id FROM before'),
            ('quotation', 'DELETE', 'SELECT statement_id FROM before'),
            ('topicassignment', 'INSERT', 'SELECT statement_id FROM changed'),
            ('topicassignment', 'UPDATE', 'SELECT statement_id FROM changed UNION SELECT statement_id FROM before'),
            ('topicassignment', 'DELETE', 'SELECT statement_id FROM before'),
            ('occasion', 'UPDATE',
             'SELECT s.id FROM changed JOIN before USING (id) JOIN statements_statement s ON s.occasion_id = changed.id
              WHERE (changed.venue_id, changed.place) IS DISTINCT FROM (before.venue_id, before.place)'),
            ('record', 'UPDATE',
             'SELECT q.statement_id FROM changed JOIN before USING (id) JOIN statements_quotation q ON q.record_id = changed.id
              WHERE changed.outlet_id IS DISTINCT FROM before.outlet_id'),
            ('article', 'UPDATE',
             'SELECT q.statement_id FROM changed JOIN before USING (id) JOIN statements_articletext t ON t.article_id = changed.id
              JOIN statements_quotation q ON q.text_id = t.id WHERE changed.outlet_id IS DISTINCT FROM before.outlet_id')
        ) AS watched (noun, event, concerned)
    LOOP
        EXECUTE format(
            'CREATE OR REPLACE TRIGGER search_%s AFTER %s ON statements_%s REFERENCING %s
             FOR EACH STATEMENT EXECUTE FUNCTION refresh_changed_search_entries(%L)',
            lower(watched.event), watched.event, watched.noun,
            CASE watched.event
                WHEN 'INSERT' THEN 'NEW TABLE AS changed'
                WHEN 'DELETE' THEN 'OLD TABLE AS before'
                ELSE 'OLD TABLE AS before NEW TABLE AS changed'
            END,
            watched.concerned);
    END LOOP;
END $$;
