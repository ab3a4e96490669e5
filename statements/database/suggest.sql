-- What is suggested while one types: names and words that begin so, and of those the ones that most statements have.

-- In how many published statements each word stands, and of how many each thing is. Each change takes the rows it touches,
-- as far as nobody else has them at the moment, and writes them anew with itself added: so two who publish at once never
-- wait for one another. What stands here twice for that is added up by whoever comes next.
CREATE TABLE IF NOT EXISTS statements_frequency (
    noun text COLLATE "C" NOT NULL,
    called text COLLATE "C" NOT NULL, -- a word, or the key of a thing
    n integer NOT NULL
);
CREATE INDEX IF NOT EXISTS frequency_called ON statements_frequency (noun, called) INCLUDE (n);
-- Few words are frequent, and with two letters many begin.
CREATE INDEX IF NOT EXISTS frequency_frequent ON statements_frequency (called) INCLUDE (n) WHERE noun = 'word' AND n >= 100;

CREATE OR REPLACE FUNCTION frequent_in(words tsvector, circumstances integer) RETURNS TABLE (noun text, called text)
LANGUAGE sql STABLE AS $$
    SELECT 'word', unnest(tsvector_to_array(words))
    UNION ALL
    SELECT thing.noun, thing.called
    FROM statements_circumstances CROSS JOIN LATERAL (
        SELECT 'speaker', speaker_id::text WHERE speaker_id IS NOT NULL
        UNION ALL SELECT 'venue', venue_id::text WHERE venue_id IS NOT NULL
        UNION ALL SELECT 'topic', unnest(topic_ids)::text
        UNION ALL SELECT 'outlet', unnest(outlet_ids)::text
    ) AS thing (noun, called)
    WHERE id = circumstances
$$;

-- Not the words that a search leaves out as too common, nor numbers, nor what is too short or too long to be helped with.
CREATE OR REPLACE FUNCTION is_suggested(noun text, called text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN noun <> 'word' OR length(called) BETWEEN 3 AND 40 AND called !~ '[\u0001-\u0040¶]'
    AND coalesce(ts_lexize('english_stem', called) <> '{}', true) AND coalesce(ts_lexize('russian_stem', called) <> '{}', true);

-- Each entry that is written is an insert of none or an update of none as well.
CREATE OR REPLACE FUNCTION frequency_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    vectors tsvector[];
    alike integer[];
    came integer[]; -- 1, or -1 of an entry that went
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(words), array_agg(circumstances_id), array_agg(1) INTO vectors, alike, came FROM new;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(words), array_agg(circumstances_id), array_agg(-1) INTO vectors, alike, came FROM old;
    ELSE
        SELECT array_agg(words), array_agg(circumstances_id), array_agg(n) INTO vectors, alike, came
        FROM (SELECT words, circumstances_id, 1 AS n FROM new UNION ALL SELECT words, circumstances_id, -1 FROM old) AS entry;
    END IF;
    IF came IS NULL THEN
        RETURN NULL;
    END IF;
    WITH changed AS (
        SELECT found.noun, found.called, sum(entry.more)::integer AS n
        FROM unnest(vectors, alike, came) AS entry (words, circumstances, more)
        CROSS JOIN LATERAL frequent_in(entry.words, entry.circumstances) AS found
        GROUP BY found.noun, found.called HAVING sum(entry.more) <> 0 AND is_suggested(found.noun, found.called)
    ),
    taken AS (
        DELETE FROM statements_frequency WHERE ctid = ANY (ARRAY(
            SELECT known.ctid FROM statements_frequency AS known JOIN changed USING (noun, called)
            FOR UPDATE OF known SKIP LOCKED))
        RETURNING noun, called, n
    )
    INSERT INTO statements_frequency
    SELECT noun, called, sum(n) FROM (TABLE changed UNION ALL TABLE taken) AS together
    GROUP BY noun, called HAVING sum(n) <> 0;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER frequency_inserted AFTER INSERT ON statements_searchentry REFERENCING NEW TABLE AS new
    FOR EACH STATEMENT EXECUTE FUNCTION frequency_changed();
CREATE OR REPLACE TRIGGER frequency_updated AFTER UPDATE ON statements_searchentry REFERENCING OLD TABLE AS old NEW TABLE AS new
    FOR EACH STATEMENT EXECUTE FUNCTION frequency_changed();
CREATE OR REPLACE TRIGGER frequency_deleted AFTER DELETE ON statements_searchentry REFERENCING OLD TABLE AS old
    FOR EACH STATEMENT EXECUTE FUNCTION frequency_changed();

CREATE OR REPLACE FUNCTION no_frequency() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    TRUNCATE statements_frequency;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER frequency_truncated AFTER TRUNCATE ON statements_searchentry
    FOR EACH STATEMENT EXECUTE FUNCTION no_frequency();

-- An archive that was there before its words were counted. Nobody publishes meanwhile: making the triggers has locked the entries.
INSERT INTO statements_frequency
SELECT noun, called, count(*)
FROM statements_searchentry CROSS JOIN LATERAL frequent_in(words, circumstances_id)
WHERE NOT EXISTS (SELECT FROM statements_frequency)
GROUP BY noun, called HAVING is_suggested(noun, called);

-- The keys of a name (search.sql), to be looked up by how they begin. Nobody can type the slash that tells sounds from words.
-- What it costs is what keeps PostgreSQL from making them anew instead of looking into the index.
CREATE OR REPLACE FUNCTION name_beginnings(name text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
RETURN array_to_tsvector(ARRAY(
    SELECT CASE WHEN key LIKE '% %' THEN '/' || key ELSE key END FROM unnest(name_keys(name)) AS keys (key)
));

CREATE OR REPLACE FUNCTION beginning_with(words text[]) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    SELECT string_agg(format('(%s:* | %s:*)', quote_literal(asked.keys[1]), quote_literal('/' || asked.keys[2])), ' & ')
    FROM unnest(words) AS typed (word) CROSS JOIN LATERAL (SELECT asked_keys(word)) AS asked (keys)
)::tsquery;

DO $$
DECLARE
    noun text;
BEGIN
    -- Without a list of new entries, which every question would have to read through.
    FOREACH noun IN ARRAY ARRAY['speaker', 'speakeralias', 'venue', 'venuealias', 'outlet', 'outletalias', 'topic'] LOOP
        EXECUTE format('CREATE INDEX IF NOT EXISTS suggest_%1$s ON statements_%1$s USING gin (name_beginnings(name)) WITH (fastupdate = off)', noun);
    END LOOP;
END $$;

-- The public things with published statements and a name, or another name, in which a word begins with each of these;
-- those with the most statements first. A function for each noun, because PostgreSQL plans its query once and keeps the plan:
-- to plan it costs three times what it takes.
DO $$
DECLARE
    noun text;
    aliases text;
BEGIN
    FOREACH noun IN ARRAY ARRAY['speaker', 'venue', 'outlet', 'topic'] LOOP
        aliases := CASE noun WHEN 'topic' THEN '' ELSE format(
            'UNION ALL SELECT %1$s_id, alias.name FROM statements_%1$salias AS alias WHERE name_beginnings(alias.name) @@ asked', noun) END;
        EXECUTE format($define$
            CREATE OR REPLACE FUNCTION %1$ss_beginning(words text[], most integer)
            RETURNS TABLE (noun text, slug text, name text, other_name text, n bigint)
            LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5 SET search_path = public, pg_temp AS $body$
            DECLARE
                asked tsquery := beginning_with(words);
            BEGIN
                RETURN QUERY
                    SELECT %1$L, thing.slug::text, thing.name::text, found.other, known.n
                    FROM (
                        SELECT id, min(other) AS other
                        FROM (
                            SELECT named.id, '' AS other FROM statements_%1$s AS named WHERE name_beginnings(named.name) @@ asked
                            %2$s
                        ) AS known GROUP BY id
                    ) AS found
                    JOIN statements_%1$s AS thing USING (id)
                    CROSS JOIN LATERAL (
                        SELECT sum(t.n) FROM statements_frequency AS t WHERE t.noun = %1$L AND t.called = id::text
                    ) AS known (n)
                    WHERE thing.public_since IS NOT NULL AND thing.merged_into_id IS NULL AND known.n > 0
                    ORDER BY known.n DESC, thing.name, id LIMIT most;
            END $body$ $define$, noun, aliases);
    END LOOP;
END $$;

-- The words that published statements have and that begin so, the most frequent first. All of them are looked through only
-- where too few frequent ones begin so.
CREATE OR REPLACE FUNCTION words_beginning(typed text, most integer) RETURNS TABLE (word text, n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5 SET search_path = public, pg_temp AS $$
DECLARE
    beyond text := typed || U&'\+10FFFF';
    given integer;
BEGIN
    RETURN QUERY
        SELECT called, sum(known.n) FROM statements_frequency AS known
        WHERE noun = 'word' AND called > typed AND called < beyond AND known.n >= 100
        GROUP BY called ORDER BY 2 DESC, 1 LIMIT most;
    GET DIAGNOSTICS given := ROW_COUNT;
    RETURN QUERY
        SELECT called, sum(known.n) FROM statements_frequency AS known
        WHERE noun = 'word' AND called > typed AND called < beyond
        GROUP BY called HAVING sum(known.n) > 0 ORDER BY 2 DESC, 1 OFFSET given LIMIT most - given;
END $$;
