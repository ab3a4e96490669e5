-- What a word is, how it is written, and which words of the archive have one stem.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

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

-- What takes words and vectors apart is planned once in a session, also where what calls it is planned anew each time: to
-- plan it costs as much as what it does.

-- The words of a text, in their order: small, without accents. The twin of statements/search/words.py, which tells more.
CREATE OR REPLACE FUNCTION words_of(passage text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET plan_cache_mode = force_generic_plan
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
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET plan_cache_mode = force_generic_plan
RETURN (
    SELECT coalesce(string_agg('''' || word || '''' || CASE WHEN place < 16383 THEN ':' || place ELSE '' END, ' '), '')
    FROM unnest(words) WITH ORDINALITY AS found (word, place)
)::tsvector;

-- Under which numbers a pair of words that follow one another is indexed. A quarter of a million for all pairs: each
-- stands for a few pairs, and what is found by it is looked at again.
CREATE OR REPLACE FUNCTION pair_keys(words text[]) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY(
    SELECT DISTINCT (hashtextextended(pair.one || ' ' || pair.other, 0) & 262143)::integer
    FROM unnest(words, words[2:]) AS pair (one, other)
    WHERE pair.other IS NOT NULL
);

-- The same of a vector. Words of common phrases are in half of all statements; that both stand side by side is in few.
CREATE OR REPLACE FUNCTION pairs_of(words tsvector) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET plan_cache_mode = force_generic_plan
RETURN ARRAY( -- some twice: whoever looks for them, and the index, make nothing of that
    SELECT (hashtextextended(one || ' ' || other, 0) & 262143)::integer
    FROM (
        SELECT lexeme AS one, place, lead(lexeme) OVER neighbours AS other, lead(place) OVER neighbours AS next_place
        FROM (SELECT lexeme, unnest(positions) AS place FROM unnest(words) AS found (lexeme, positions, weights)) AS placed
        WINDOW neighbours AS (ORDER BY place)
    ) AS pair
    WHERE next_place = place + 1
);

-- One vector of several, with a gap between them, so that no phrase and no nearness reaches from one wording into the next.
CREATE OR REPLACE FUNCTION after_a_gap(one tsvector, other tsvector) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN one IS NULL THEN other ELSE one || '¶:50'::tsvector || other END;

CREATE OR REPLACE AGGREGATE one_after_another(tsvector) (SFUNC = after_a_gap, STYPE = tsvector);

-- The stem of a word in a language; nothing of a word that is too common in it to be searched for. Words in Latin letters
-- are English within a Russian text. Where we know no stems, a word stands for itself.
CREATE OR REPLACE FUNCTION stem_of(language text, word text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE language
    WHEN 'en' THEN (ts_lexize('pg_catalog.english_stem', word))[1]
    WHEN 'ru' THEN (ts_lexize(CASE WHEN word ~ '^[a-z0-9]+$' THEN 'pg_catalog.english_stem'::regdictionary
                              ELSE 'pg_catalog.russian_stem' END, word))[1]
    WHEN 'de' THEN (ts_lexize('pg_catalog.german_stem', word))[1]
    WHEN 'fr' THEN (ts_lexize('pg_catalog.french_stem', word))[1]
    WHEN 'es' THEN (ts_lexize('pg_catalog.spanish_stem', word))[1]
    ELSE word
END;

-- The words of all that was ever published, each with its language and its stem there, which is empty where it has none.
-- Whoever searches by a stem is given all words that have it. A word may stand here twice: two who publish at once never
-- wait for one another. What was withdrawn leaves its words, so who offers one asks whether it finds anything.
CREATE TABLE IF NOT EXISTS statements_searchword (word text NOT NULL);
ALTER TABLE statements_searchword
    ADD COLUMN IF NOT EXISTS language text NOT NULL DEFAULT '',
    ADD COLUMN IF NOT EXISTS stem text NOT NULL DEFAULT '',
    ADD COLUMN IF NOT EXISTS statements integer; -- that had it when they were last tallied
CREATE INDEX IF NOT EXISTS search_word ON statements_searchword (word);
CREATE INDEX IF NOT EXISTS search_word_stem ON statements_searchword (stem, language);
CREATE INDEX IF NOT EXISTS search_word_like ON statements_searchword USING gin (word gin_trgm_ops);

-- All that a search needs of its words, each given with a language to try it in: the words of the archive that have the
-- same stem there, and of these the languages in which they are too common to search for ("die de"); and of names, how
-- the other script writes them. One function, so that its queries are planned once in a session.
CREATE OR REPLACE FUNCTION asked_words(languages text[], words text[], names text[])
RETURNS TABLE (language text, word text, stem text, forms text[], common text[])
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY
        SELECT asked.language, asked.word, alike.stem, alike.forms, ARRAY(
            SELECT DISTINCT known.word || ' ' || known.language FROM statements_searchword AS known
            WHERE known.word = ANY (alike.forms) AND known.language <> '' AND known.stem = ''
        )
        FROM unnest(languages, words) AS asked (language, word)
        CROSS JOIN LATERAL (
            SELECT found.stem, ARRAY(
                SELECT DISTINCT known.word FROM statements_searchword AS known
                WHERE known.stem = found.stem AND known.language = asked.language
            ) AS forms
            FROM stem_of(asked.language, asked.word) AS found (stem)
        ) AS alike
        WHERE alike.stem <> '';
    IF cardinality(names) > 0 THEN
        RETURN QUERY SELECT NULL, other.asked, other.spelling, NULL::text[], NULL::text[] FROM other_spellings(names) AS other
                     ORDER BY other.asked, other.spelling;
    END IF;
END $$;
