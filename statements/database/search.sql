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

CREATE OR REPLACE FUNCTION one_spelling(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN octet_length(words) = length(words) THEN lower(words) ELSE translate(
    replace(replace(replace(replace(
        regexp_replace(
            lower(replace(replace(normalize(words, NFKD), U&'\0438\0306', 'й'), U&'\0418\0306', 'Й')),
            '[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+', '', 'g'),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    'łøđðħıς', 'loddhiσ')
END;

-- The words of a text, in their order: small, without accents. The twin of statements/search/words.py, which tells more.
CREATE OR REPLACE FUNCTION words_of(passage text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY(
    SELECT left(word, 200)
    FROM string_to_table(one_spelling(regexp_replace(passage, '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab\u00ac\u00ae-\u00b4\u00b6-\u00b9\u00bb-\u00bf'
        || '\u00d7\u00f7\u02b0-\u02ff\u0375\u037a\u037e\u0384\u0385\u0387\u03f6\u0482\u055a-\u055f\u0589-\u058f\u05be\u05c0'
        || '\u05c3\u05c6\u05f3\u05f4\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u06fd\u06fe\u0700-\u070f'
        || '\u0964\u0965\u0970\u0e3f\u0e4f\u0e5a\u0e5b\u10fb\u1360-\u1368\u1680\u16eb-\u16ed\u17d4-\u17db\u1800-\u180a'
        || '\u1fbd-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed-\u1fef\u1ffd\u1ffe\u2000-\u200a\u200e-\u205f\u2061-\u215f'
        || '\u2189-\u2bff\u2e00-\u2e7f\u2ff0-\u3004\u3008-\u3020\u3030\u3036\u303d-\u303f\u309b\u309c\u30a0\u30fb'
        || '\u3200-\u33ff\u4dc0-\u4dff\ua4fe\ua4ff\ua60d-\ua60f\ua673\ua67e\ua6f2-\ua721\ua789\ua78a\ue000-\uf8ff\ufb29'
        || '\ufc5e-\ufc63\ufd3e\ufd3f\ufdfa-\ufe6f\ufe70-\ufe7f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65'
        || '\uffe0-\ufffe\uffff\U00010100-\U000101ff\U0001d000-\U0001d2ff\U0001f000-\U0001faff\U000e0000-\U0010ffff]+', ' ', 'g')), ' ') WITH ORDINALITY AS found (word, place)
    WHERE word <> '' ORDER BY place
);

-- The words with their places. Beyond 16,382 PostgreSQL has one place for all: words there are found, but in no phrase.
CREATE OR REPLACE FUNCTION exact_vector(words text[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    SELECT coalesce(string_agg('''' || word || '''' || CASE WHEN place < 16383 THEN ':' || place ELSE '' END, ' '), '')
    FROM unnest(words) WITH ORDINALITY AS found (word, place)
)::tsvector;

-- One vector of several, with a gap between them, so that no phrase and no nearness reaches from one wording into the next.
CREATE OR REPLACE FUNCTION after_a_gap(one tsvector, other tsvector) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN one IS NULL THEN other ELSE one || '¶:50'::tsvector || other END;

CREATE OR REPLACE AGGREGATE one_after_another(tsvector) (SFUNC = after_a_gap, STYPE = tsvector);

-- How a word of a name sounds, in Latin letters, so that Путин is Putin and Зеленский Zelensky. Rough: it is only asked
-- whether a name of one script may be a name of the other.
CREATE OR REPLACE FUNCTION sound_of(word text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(regexp_replace(regexp_replace(
    translate(
        replace(replace(replace(replace(replace(replace(replace(replace(
            word, 'щ', 'shch'), 'ш', 'sh'), 'ч', 'ch'), 'ж', 'zh'), 'ц', 'ts'), 'х', 'h'), 'ю', 'iu'), 'я', 'ia'),
        'абвгґдеєзиійклмнопрстуфыэyjъь', 'abvggdeeziiiklmnoprstufieii'),
    'kh', 'h', 'g'), 'i+', 'i', 'g'), 'ie', 'e', 'g');

-- What a name is found by: its words, and their sounds, told apart by script.
CREATE OR REPLACE FUNCTION name_keys(name text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY(
    SELECT key
    FROM unnest(words_of(name)) AS found (word)
    CROSS JOIN LATERAL (VALUES (word), (CASE WHEN word ~ '[\u0400-\u052f]' THEN 'cyrillic ' ELSE 'latin ' END || sound_of(word))) AS keys (key)
);

-- What a word of a question looks for in the keys of a name: itself, and its sound in the other script.
CREATE OR REPLACE FUNCTION asked_keys(word text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[word, CASE WHEN word ~ '[\u0400-\u052f]' THEN 'latin ' ELSE 'cyrillic ' END || sound_of(word)];

DO $$
DECLARE
    noun text;
BEGIN
    FOREACH noun IN ARRAY ARRAY['speaker', 'speakeralias', 'venue', 'venuealias', 'outlet', 'outletalias', 'topic'] LOOP
        EXECUTE format('CREATE INDEX IF NOT EXISTS search_%1$s_names ON statements_%1$s USING gin (name_keys(name))', noun);
    END LOOP;
    CREATE INDEX IF NOT EXISTS search_place_names ON statements_occasion USING gin (name_keys(place)) WHERE place <> '';
END $$;

-- The public things whose name, or one of whose other names, has all these words. As the owner, because an index is of no
-- use to a role that has to judge each row first.
CREATE OR REPLACE FUNCTION things_called(noun text, words text[]) RETURNS TABLE (id bigint, called text, first_name boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    names text := format('SELECT id, name, true AS first FROM statements_%s', noun);
BEGIN
    IF noun NOT IN ('speaker', 'venue', 'outlet', 'topic') THEN
        RAISE EXCEPTION 'nothing here is called %', noun;
    END IF;
    IF noun <> 'topic' THEN
        names := names || format(' UNION ALL SELECT %1$s_id, name, false FROM statements_%1$salias', noun);
    END IF;
    RETURN QUERY EXECUTE format(
        'SELECT known.id, known.name::text, known.first FROM (%s) AS known JOIN statements_%s AS thing ON thing.id = known.id
         WHERE name_keys(known.name) && asked_keys($1) AND thing.public_since IS NOT NULL
           AND NOT EXISTS (SELECT FROM unnest($2) AS asked (word) WHERE NOT name_keys(known.name) && asked_keys(word))',
        names, noun) USING (SELECT word FROM unnest(words) AS asked (word) ORDER BY length(word) DESC LIMIT 1), words;
END $$;

CREATE OR REPLACE FUNCTION places_called(words text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT place FROM statements_occasion
    WHERE place <> '' AND public_since IS NOT NULL AND name_keys(place) && asked_keys(words[1])
      AND NOT EXISTS (SELECT FROM unnest(words) AS asked (word) WHERE NOT name_keys(place) && asked_keys(word))
$$;

-- How a word that is a name of a public speaker is written in the other script.
CREATE OR REPLACE FUNCTION other_spellings(words text[]) RETURNS TABLE (asked text, spelling text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT given.word, part.word
    FROM unnest(words) AS given (word)
    CROSS JOIN LATERAL things_called('speaker', ARRAY[given.word]) AS thing
    CROSS JOIN LATERAL unnest(words_of(thing.called)) AS part (word)
    WHERE name_keys(part.word) @> (asked_keys(given.word))[2:2] AND part.word <> given.word
$$;

-- The words of all that was ever published, for those who mistype one. A word may stand here twice: two who publish at
-- once never wait for one another. What was withdrawn leaves its words, so who offers one asks whether it finds anything.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TABLE IF NOT EXISTS statements_searchword (word text NOT NULL);
CREATE INDEX IF NOT EXISTS search_word ON statements_searchword (word);
CREATE INDEX IF NOT EXISTS search_word_like ON statements_searchword USING gin (word gin_trgm_ops);
DO $$
DECLARE
    noun text;
BEGIN
    FOREACH noun IN ARRAY ARRAY['speaker', 'venue', 'outlet', 'topic'] LOOP
        EXECUTE format('CREATE INDEX IF NOT EXISTS search_%1$s_like ON statements_%1$s USING gin (name gin_trgm_ops)', noun);
    END LOOP;
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
            FROM (SELECT FROM statements_searchentry WHERE exact @@ quote_literal(alike.word)::tsquery LIMIT 100) AS hits
        ) AS found (n)
        WHERE found.n > 0;
END $$;

-- Public things with a name that looks like what was asked for.
CREATE OR REPLACE FUNCTION things_like(noun text, asked text) RETURNS TABLE (id bigint, likeness real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF noun NOT IN ('speaker', 'venue', 'outlet', 'topic') THEN
        RAISE EXCEPTION 'nothing here is called %', noun;
    END IF;
    PERFORM set_config('pg_trgm.word_similarity_threshold', '0.45', true);
    RETURN QUERY EXECUTE format(
        'SELECT id, word_similarity($1, name) FROM statements_%s
         WHERE $1 <%% name AND public_since IS NOT NULL AND merged_into_id IS NULL ORDER BY 2 DESC, id LIMIT 5', noun)
        USING asked;
END $$;

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
        SELECT one_after_another(to_tsvector(stems_of(q.language), array_to_string(split.words, ' ')) ORDER BY q.id) AS stemmed,
               one_after_another(exact_vector(split.words) ORDER BY q.id) AS exact,
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
        ) AS shown (passage)
        CROSS JOIN LATERAL words_of(shown.passage) AS split (words)
        WHERE q.statement_id = s.id
    ) AS wordings ON wordings.stemmed IS NOT NULL
    WHERE s.id = ANY (changed) AND s.state = 'published'
    ON CONFLICT (statement_id) DO UPDATE SET
        (stemmed, exact, speaker_id, occasion_id, venue_id, place, topic_ids, outlet_ids, forms, wordings, checked, said_earliest, said_latest)
        = ROW (excluded.stemmed, excluded.exact, excluded.speaker_id, excluded.occasion_id, excluded.venue_id, excluded.place,
               excluded.topic_ids, excluded.outlet_ids, excluded.forms, excluded.wordings, excluded.checked, excluded.said_earliest, excluded.said_latest);

    INSERT INTO statements_searchword (word)
    SELECT DISTINCT word
    FROM statements_searchentry AS entry CROSS JOIN LATERAL unnest(tsvector_to_array(entry.exact)) AS found (word)
    WHERE entry.statement_id = ANY (changed) AND length(word) BETWEEN 4 AND 40 AND word ~ '^[^0-9]+$'
      AND NOT EXISTS (SELECT FROM statements_searchword AS known WHERE known.word = found.word);

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

-- Entries that were written by earlier rules are written anew, once: the number goes up with every change of the vectors
-- or of what makes a word. A million take a quarter of an hour.
DO $$
BEGIN
    IF obj_description('statements_searchentry'::regclass, 'pg_class') IS DISTINCT FROM 'vectors 2' THEN
        PERFORM refresh_search_entries(ARRAY(SELECT statement_id FROM statements_searchentry));
        COMMENT ON TABLE statements_searchentry IS 'vectors 2';
    END IF;
END $$;
