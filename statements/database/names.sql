-- Names: how they are found by their words, in either script, and by what looks like them.

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
-- use to a role that has to judge each row first. A function for each noun, whose query is planned once in a session: to plan
-- it costs ten times what it takes.
DO $$
DECLARE
    noun text;
    names text;
BEGIN
    FOREACH noun IN ARRAY ARRAY['speaker', 'venue', 'outlet', 'topic'] LOOP
        names := format('SELECT thing.id, thing.name, true AS first FROM statements_%s AS thing', noun);
        IF noun <> 'topic' THEN
            names := names || format(' UNION ALL SELECT other.%1$s_id, other.name, false FROM statements_%1$salias AS other', noun);
        END IF;
        EXECUTE format(
            'CREATE OR REPLACE FUNCTION %1$s_called(words text[]) RETURNS TABLE (id bigint, called text, first_name boolean)
             LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $called$
             DECLARE
                 longest text := (SELECT word FROM unnest(words) AS asked (word) ORDER BY length(word) DESC LIMIT 1);
             BEGIN
                 RETURN QUERY
                     SELECT known.id, known.name::text, known.first
                     FROM (%2$s) AS known JOIN statements_%1$s AS thing ON thing.id = known.id
                     WHERE name_keys(known.name) && asked_keys(longest) AND thing.public_since IS NOT NULL
                       AND NOT EXISTS (SELECT FROM unnest(words) AS asked (word) WHERE NOT name_keys(known.name) && asked_keys(word));
             END $called$',
            noun, names);
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION things_called(noun text, words text[]) RETURNS TABLE (id bigint, called text, first_name boolean)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    CASE noun
        WHEN 'speaker' THEN RETURN QUERY SELECT * FROM speaker_called(words);
        WHEN 'venue' THEN RETURN QUERY SELECT * FROM venue_called(words);
        WHEN 'outlet' THEN RETURN QUERY SELECT * FROM outlet_called(words);
        WHEN 'topic' THEN RETURN QUERY SELECT * FROM topic_called(words);
    END CASE;
END $$;

CREATE OR REPLACE FUNCTION places_called(words text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT place FROM statements_occasion
    WHERE place <> '' AND public_since IS NOT NULL AND name_keys(place) && asked_keys(words[1])
      AND NOT EXISTS (SELECT FROM unnest(words) AS asked (word) WHERE NOT name_keys(place) && asked_keys(word))
$$;

-- How a word that is a name of a public speaker is written in the other script.
CREATE OR REPLACE FUNCTION other_spellings(words text[]) RETURNS TABLE (asked text, spelling text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY
        SELECT DISTINCT given.word, part.word
        FROM unnest(words) AS given (word)
        CROSS JOIN LATERAL (SELECT (asked_keys(given.word))[2:2]) AS other (keys)
        CROSS JOIN LATERAL (
            SELECT name FROM statements_speaker WHERE name_keys(name) && other.keys AND public_since IS NOT NULL
            UNION ALL
            SELECT alias.name FROM statements_speakeralias AS alias
            JOIN statements_speaker AS speaker ON speaker.id = alias.speaker_id
            WHERE name_keys(alias.name) && other.keys AND speaker.public_since IS NOT NULL
        ) AS known
        CROSS JOIN LATERAL unnest(words_of(known.name)) AS part (word)
        WHERE name_keys(part.word) @> other.keys AND part.word <> given.word;
END $$;

DO $$
DECLARE
    noun text;
BEGIN
    FOREACH noun IN ARRAY ARRAY['speaker', 'venue', 'outlet', 'topic'] LOOP
        EXECUTE format('CREATE INDEX IF NOT EXISTS search_%1$s_like ON statements_%1$s USING gin (name gin_trgm_ops)', noun);
    END LOOP;
END $$;

-- What editors look for by the beginnings of names (statements/admin/searching/statements.py).
CREATE INDEX IF NOT EXISTS search_speakeralias_like ON statements_speakeralias USING gin (name gin_trgm_ops);
CREATE INDEX IF NOT EXISTS search_unnamed_like ON statements_statement USING gin (unnamed_source gin_trgm_ops)
    WHERE unnamed_source <> '';

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
