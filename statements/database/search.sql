-- The search entries: one row for each published statement, kept by triggers in the transaction that changes anything.

CREATE OR REPLACE FUNCTION stems_of(language text) RETURNS regconfig
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE language
    WHEN 'en' THEN 'pg_catalog.english'::regconfig
    WHEN 'ru' THEN 'pg_catalog.russian'::regconfig
    WHEN 'de' THEN 'pg_catalog.german'::regconfig
    WHEN 'fr' THEN 'pg_catalog.french'::regconfig
    WHEN 'es' THEN 'pg_catalog.spanish'::regconfig
    ELSE 'pg_catalog.simple'::regconfig
END;

-- One vector of several, with a gap between them, so that no phrase reaches from one wording into the next.
CREATE OR REPLACE FUNCTION after_a_gap(one tsvector, other tsvector) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN one IS NULL THEN other ELSE one || '¶:2'::tsvector || other END;

CREATE OR REPLACE AGGREGATE one_after_another(tsvector) (SFUNC = after_a_gap, STYPE = tsvector);

CREATE OR REPLACE FUNCTION refresh_search_entries(changed bigint[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM statements_searchentry
    WHERE statement_id = ANY (changed)
      AND NOT EXISTS (SELECT FROM statements_statement s WHERE s.id = statement_id AND s.state = 'published');

    INSERT INTO statements_searchentry (statement_id, stemmed, exact, speaker_id, occasion_id, venue_id, place,
                                        topic_ids, outlet_ids, forms, wordings, checked, said_earliest, said_latest)
    SELECT s.id, wordings.stemmed, wordings.exact, s.speaker_id, s.occasion_id, o.venue_id, coalesce(o.place, ''),
           ARRAY(SELECT topic_id FROM statements_topicassignment
                 WHERE statement_id = s.id AND by <> 'refused' ORDER BY topic_id),
           wordings.outlet_ids, wordings.forms, wordings.of_outlets, s.checked, s.said_earliest, s.said_latest
    FROM statements_statement s
    LEFT JOIN statements_occasion o ON o.id = s.occasion_id
    JOIN LATERAL (
        SELECT one_after_another(to_tsvector(stems_of(q.language), shown.words)) AS stemmed,
               one_after_another(to_tsvector('pg_catalog.simple', shown.words)) AS exact,
               coalesce(array_agg(DISTINCT outlet.id) FILTER (WHERE outlet.id IS NOT NULL), '{}') AS outlet_ids,
               array_agg(DISTINCT q.form) AS forms,
               array_agg(DISTINCT concat_ws(' ', q.form, outlet.id)) AS of_outlets
        FROM statements_quotation q
        LEFT JOIN statements_articletext t ON t.id = q.text_id
        LEFT JOIN statements_article a ON a.id = t.article_id
        LEFT JOIN statements_record r ON r.id = q.record_id
        CROSS JOIN LATERAL (SELECT coalesce(a.outlet_id, r.outlet_id)) AS outlet (id)
        -- What readers are shown: reported speech never bare (Quotation.shown).
        CROSS JOIN LATERAL (
            SELECT CASE WHEN q.form = 'direct' OR q.sentence = '' THEN q.content ELSE q.sentence END
        ) AS shown (words)
        WHERE q.statement_id = s.id
    ) AS wordings ON wordings.stemmed IS NOT NULL
    WHERE s.id = ANY (changed) AND s.state = 'published'
    ON CONFLICT (statement_id) DO UPDATE SET
        (stemmed, exact, speaker_id, occasion_id, venue_id, place, topic_ids, outlet_ids, forms, wordings, checked, said_earliest, said_latest)
        = ROW (excluded.stemmed, excluded.exact, excluded.speaker_id, excluded.occasion_id, excluded.venue_id, excluded.place,
               excluded.topic_ids, excluded.outlet_ids, excluded.forms, excluded.wordings, excluded.checked, excluded.said_earliest, excluded.said_latest);

    -- The indexes take new entries as a list, and all of a change are sorted in at once: half the work of one by one.
    -- Here and now, so that no search has a list to read through. Only the owner of an index may ask for this.
    SELECT gin_clean_pending_list(entries::regclass)
    FROM unnest(ARRAY['search_stemmed', 'search_exact', 'search_topic', 'search_outlet']) AS entries;
$$;

-- Which statements a change concerns: the trigger's argument is a query over the rows it changed.
CREATE OR REPLACE FUNCTION refresh_changed_search_entries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    concerned bigint[];
BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT id) FROM (%s) AS concerned (id)', TG_ARGV[0]) INTO concerned;
    IF concerned IS NOT NULL THEN
        PERFORM refresh_search_entries(concerned);
    END IF;
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
