-- What editors find by its words, and what the rules of topics are tried on: desk entries, one for each statement that is
-- not published (models/desk_entry.py), and the words of articles (models/article_words.py). Kept by triggers in the
-- transaction that changes anything. No reader sees any of it.

-- The vector of a text of any size: as many of its words as PostgreSQL takes in one.
CREATE OR REPLACE FUNCTION vector_of(passage text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    words CONSTANT text[] := words_of(passage);
    taken integer := cardinality(words);
BEGIN
    LOOP
        BEGIN
            RETURN exact_vector(words[:taken]);
        EXCEPTION WHEN program_limit_exceeded THEN
            taken := taken / 2;
        END;
    END LOOP;
END $$;

-- The words of what is not published and of articles, as statements_searchword has those of what is: both together know the forms of a stem.
CREATE TABLE IF NOT EXISTS statements_deskword (word text NOT NULL, language text NOT NULL, stem text NOT NULL);
CREATE INDEX IF NOT EXISTS desk_word ON statements_deskword (word);
CREATE INDEX IF NOT EXISTS desk_word_stem ON statements_deskword (stem, language);

-- Statements that changed since the rules were tried on them (statements/topics/trying.py).
CREATE TABLE IF NOT EXISTS statements_untried (statement_id bigint NOT NULL);

-- What a desk entry has of the statement itself, and not of its wordings.
DROP FUNCTION IF EXISTS desk_circumstances(bigint[]);
CREATE FUNCTION desk_circumstances(asked bigint[])
RETURNS TABLE (statement_id bigint, said_earliest date, said_latest date, speaker_id bigint, venue_id bigint, place text,
               topic_ids bigint[], checked text, waiting_in_id bigint)
LANGUAGE sql STABLE AS $$
    SELECT s.id, s.said_earliest, s.said_latest, CASE WHEN s.standing <> 'misattributed' THEN s.speaker_id END,
           o.venue_id, coalesce(o.place, '')::text,
           ARRAY(SELECT topic_id FROM statements_topicassignment WHERE statement_id = s.id AND by <> 'refused' ORDER BY topic_id),
           s.checked::text,
           CASE WHEN s.state = 'proposed' AND s.publish_at IS NULL THEN (
               SELECT t.article_id FROM statements_quotation q JOIN statements_articletext t ON t.id = q.text_id WHERE q.id = s.lead_id
           ) END
    FROM statements_statement s LEFT JOIN statements_occasion o ON o.id = s.occasion_id
    WHERE s.id = ANY (asked)
$$;

CREATE OR REPLACE FUNCTION refresh_desk_entries(changed bigint[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
    WITH wording AS MATERIALIZED (
        SELECT q.statement_id, q.id, q.form, coalesce(a.outlet_id, r.outlet_id) AS outlet_id,
               CASE WHEN q.language IN ('en', 'ru', 'de', 'fr', 'es') THEN q.language ELSE '' END AS language,
               vector_of(CASE WHEN q.form = 'direct' OR q.sentence = '' THEN q.content ELSE q.sentence END) AS words
        FROM statements_quotation q
        LEFT JOIN statements_articletext t ON t.id = q.text_id
        LEFT JOIN statements_article a ON a.id = t.article_id
        LEFT JOIN statements_record r ON r.id = q.record_id
        WHERE q.statement_id = ANY (changed)
    ),
    learned AS (
        INSERT INTO statements_deskword (word, language, stem)
        SELECT word, language, stem_of(language, word)
        FROM (SELECT DISTINCT word, language FROM wording CROSS JOIN LATERAL unnest(tsvector_to_array(words)) AS found (word)) AS said
        WHERE coalesce(stem_of(language, word), '') <> '' AND NOT EXISTS (
            SELECT FROM statements_deskword AS known WHERE known.word = said.word AND known.language = said.language
        )
    ),
    worded AS MATERIALIZED (
        SELECT statement_id, one_after_another(words || ('¶' || language)::tsvector ORDER BY id) AS words,
               coalesce(array_agg(DISTINCT outlet_id) FILTER (WHERE outlet_id IS NOT NULL), '{}') AS outlet_ids,
               array_agg(DISTINCT form) AS forms,
               array_agg(DISTINCT concat_ws(' ', form, outlet_id)) AS wordings
        FROM wording GROUP BY statement_id
    )
    INSERT INTO statements_deskentry (statement_id, words, said_earliest, said_latest, speaker_id, venue_id, place,
                                      topic_ids, outlet_ids, forms, wordings, checked, waiting_in_id)
    SELECT statement_id, worded.words, said.said_earliest, said.said_latest, said.speaker_id, said.venue_id, said.place,
           said.topic_ids, worded.outlet_ids, worded.forms, worded.wordings, said.checked, said.waiting_in_id
    FROM worded JOIN desk_circumstances(changed) AS said USING (statement_id)
    ON CONFLICT (statement_id) DO UPDATE SET
        (words, said_earliest, said_latest, speaker_id, venue_id, place, topic_ids, outlet_ids, forms, wordings, checked, waiting_in_id)
        = ROW (excluded.words, excluded.said_earliest, excluded.said_latest, excluded.speaker_id, excluded.venue_id, excluded.place,
               excluded.topic_ids, excluded.outlet_ids, excluded.forms, excluded.wordings, excluded.checked, excluded.waiting_in_id);
$$;

-- What else has to hear of it when what is searched changes (search.sql): the desk, and the rules, unless it is their work.
-- A statement is written at each act, and its words are taken apart only where a wording changed or none are there.
CREATE OR REPLACE FUNCTION tell_the_desk(changed bigint[], noun text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    gone bigint[];
    waiting bigint[];
BEGIN
    SELECT array_agg(id) FILTER (WHERE state IN ('published', 'merged')), array_agg(id) FILTER (WHERE state NOT IN ('published', 'merged'))
    INTO gone, waiting FROM statements_statement WHERE id = ANY (changed);
    DELETE FROM statements_deskentry WHERE statement_id = ANY (gone);
    IF waiting IS NOT NULL AND noun IN ('statements_statement', 'statements_topicassignment', 'statements_occasion') THEN
        UPDATE statements_deskentry AS entry
        SET (said_earliest, said_latest, speaker_id, venue_id, place, topic_ids, checked, waiting_in_id)
          = ROW (said.said_earliest, said.said_latest, said.speaker_id, said.venue_id, said.place, said.topic_ids, said.checked, said.waiting_in_id)
        FROM desk_circumstances(waiting) AS said
        WHERE entry.statement_id = said.statement_id
          AND (entry.said_earliest, entry.said_latest, entry.speaker_id, entry.venue_id, entry.place, entry.topic_ids, entry.checked, entry.waiting_in_id)
              IS DISTINCT FROM
              (said.said_earliest, said.said_latest, said.speaker_id, said.venue_id, said.place, said.topic_ids, said.checked, said.waiting_in_id);
        SELECT array_agg(id) INTO waiting FROM unnest(waiting) AS one (id)
        WHERE NOT EXISTS (SELECT FROM statements_deskentry e WHERE e.statement_id = one.id)
          AND EXISTS (SELECT FROM statements_quotation q WHERE q.statement_id = one.id);
    END IF;
    IF waiting IS NOT NULL THEN
        PERFORM refresh_desk_entries(waiting);
    END IF;
    IF noun <> 'statements_topicassignment' AND EXISTS (SELECT FROM statements_topic WHERE rule <> '') THEN
        INSERT INTO statements_untried SELECT unnest(changed);
    END IF;
END $$;

-- The forms of stems that wait at the desk; of each word that is asked for in a language, as asked_words() gives the others.
CREATE OR REPLACE FUNCTION words_at_the_desk(languages text[], words text[])
RETURNS TABLE (language text, word text, forms text[])
LANGUAGE sql STABLE AS $$
    SELECT asked.language, asked.word, array_agg(DISTINCT known.word)
    FROM unnest(languages, words) AS asked (language, word)
    JOIN statements_deskword AS known ON known.language = asked.language AND known.stem = stem_of(asked.language, asked.word)
    GROUP BY asked.language, asked.word
$$;

-- Articles: their headline, their byline, and the text that holds, which is the latest.
CREATE OR REPLACE FUNCTION refresh_article_words(changed bigint[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
    WITH worded AS MATERIALIZED (
        SELECT a.id, vector_of(concat_ws(' ', a.headline, a.byline, t.text)) AS words, t.language
        FROM statements_article a
        CROSS JOIN LATERAL (SELECT text, language FROM statements_articletext WHERE article_id = a.id ORDER BY id DESC LIMIT 1) AS t
        WHERE a.id = ANY (changed)
    ),
    learned AS (
        INSERT INTO statements_deskword (word, language, stem)
        SELECT word, language, stem_of(language, word)
        FROM (SELECT DISTINCT word, language FROM worded CROSS JOIN LATERAL unnest(tsvector_to_array(words)) AS found (word)
              WHERE language IN ('en', 'ru', 'de', 'fr', 'es')) AS said
        WHERE coalesce(stem_of(language, word), '') <> '' AND NOT EXISTS (
            SELECT FROM statements_deskword AS known WHERE known.word = said.word AND known.language = said.language
        )
    )
    INSERT INTO statements_articlewords (article_id, words) SELECT id, words FROM worded
    ON CONFLICT (article_id) DO UPDATE SET words = excluded.words
$$;

CREATE OR REPLACE FUNCTION refresh_changed_article_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    concerned bigint[];
BEGIN
    EXECUTE TG_ARGV[0] INTO concerned;
    IF concerned IS NOT NULL THEN
        PERFORM refresh_article_words(concerned);
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER article_words_insert AFTER INSERT ON statements_articletext REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refresh_changed_article_words('SELECT array_agg(DISTINCT article_id) FROM changed');
CREATE OR REPLACE TRIGGER article_words_update AFTER UPDATE ON statements_articletext REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refresh_changed_article_words('SELECT array_agg(DISTINCT article_id) FROM changed');
CREATE OR REPLACE TRIGGER article_words_headline AFTER UPDATE ON statements_article
    REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_changed_article_words(
        'SELECT array_agg(id) FROM changed JOIN before USING (id)
         WHERE (changed.headline, changed.byline) IS DISTINCT FROM (before.headline, before.byline)');
