-- Tallies: what a broad question counts and ranks, kept ready. statements/tallying.py makes them; the search is right
-- without them, and slow where it finds tens of thousands.
--
-- All entries of one moment stand in a row, those of the same circumstances and years side by side. A tally is a string
-- of bits along that row: which entries have a word. Ands and ors of such strings answer a question, and the bits within
-- a run are counted, one run after another, in a few milliseconds, however many entries are found. What was published,
-- changed or withdrawn since that moment is fresh: it is taken out of the row and looked at for itself.
--
-- Of a word that is not rare, the counts of all facets are kept besides: they answer, where nothing that is fresh has the
-- word or had it.

CREATE TABLE IF NOT EXISTS statements_searchbase ( -- one row, or none
    entries integer NOT NULL, -- as many bits has a tally
    length real NOT NULL      -- of an entry, on average, in words
);
CREATE TABLE IF NOT EXISTS statements_searchrun (
    first integer PRIMARY KEY, -- bit, counted from one
    bits integer NOT NULL,
    circumstances_id integer NOT NULL,
    said_earliest date, -- the first and the last day of the years it can be of
    said_latest date
);
CREATE TABLE IF NOT EXISTS statements_searchplace ( -- where in the row an entry is, 256 statements together
    hundreds bigint PRIMARY KEY,  -- statement_id >> 8
    bits integer[] NOT NULL       -- counted from nought; NULL for what was not published then
);
CREATE TABLE IF NOT EXISTS statements_searchtally (
    key text PRIMARY KEY,        -- "=word", or "en:stem" for all words of a stem
    statements integer NOT NULL, -- that have it
    bits bit varying,            -- of those that are not rare
    best bigint[]                -- the statements that it ranks highest, and that each word of a stem does
);
ALTER TABLE statements_searchtally ADD COLUMN IF NOT EXISTS forms text[]; -- the words that it was made of
ALTER TABLE statements_searchtally ADD COLUMN IF NOT EXISTS lead integer; -- so many of them are the hundred highest of each
-- As search/counting.py gives them: {"facet": [["value", number], ...], ...}; the key of all entries is "".
ALTER TABLE statements_searchtally ADD COLUMN IF NOT EXISTS counts json;
ALTER TABLE statements_searchtally ADD COLUMN IF NOT EXISTS every json; -- value, and not only those that are shown, of broad words
CREATE TABLE IF NOT EXISTS statements_searchfresh (statement_id bigint NOT NULL);
ALTER TABLE statements_searchfresh ADD COLUMN IF NOT EXISTS words tsvector; -- that it had, if it was published then
CREATE INDEX IF NOT EXISTS searchrun_circumstances ON statements_searchrun (circumstances_id);

-- The string of bits with ones at these places.
CREATE OR REPLACE FUNCTION bits_at(places integer[]) RETURNS bit varying
LANGUAGE sql STABLE
RETURN (
    SELECT (coalesce(string_agg(repeat('0', place - before - 1) || '1', '' ORDER BY place), '')
            || repeat('0', entries - 1 - coalesce(max(place), -1)))::bit varying
    FROM statements_searchbase
    LEFT JOIN (SELECT place, lag(place, 1, -1) OVER (ORDER BY place) AS before
               FROM (SELECT DISTINCT place FROM unnest(places) AS given (place) WHERE place IS NOT NULL) AS each) AS gaps ON true
    GROUP BY entries
);

-- Which entries of the row have one of the words with these tallies, or match. Where a tally is gone since it was looked
-- up, this ends as what takes too long does: the search then counts without it.
CREATE OR REPLACE FUNCTION tallied(keys text[], others tsquery, pairs integer[]) RETURNS bit varying
LANGUAGE plpgsql STABLE AS $$
DECLARE
    found bit varying;
    more bit varying;
    places integer[];
    one text;
BEGIN
    FOREACH one IN ARRAY keys LOOP
        SELECT bits INTO more FROM statements_searchtally WHERE key = one;
        IF more IS NULL THEN
            RAISE EXCEPTION 'The tally % is no longer there: count without it.', one USING ERRCODE = 'query_canceled';
        END IF;
        found := coalesce(found, more) | more; -- in memory now: what is only pointed to would be fetched for each run
    END LOOP;
    IF others IS NOT NULL THEN
        IF cardinality(pairs) = 0 THEN
            SELECT array_agg(place.bits[(e.statement_id & 255) + 1]) INTO places
            FROM statements_searchentry e JOIN statements_searchplace place ON place.hundreds = e.statement_id >> 8
            WHERE e.words @@ others;
        ELSE
            SELECT array_agg(place.bits[(e.statement_id & 255) + 1]) INTO places
            FROM statements_searchentry e JOIN statements_searchplace place ON place.hundreds = e.statement_id >> 8
            WHERE pairs_of(e.words) @> pairs AND ts_match_vq(e.words, others); -- not @@: see stems.py
        END IF;
        IF found IS NULL OR places IS NOT NULL THEN
            found := CASE WHEN found IS NULL THEN bits_at(places) ELSE found | bits_at(places) END;
        END IF;
    END IF;
    RETURN found;
END $$;

-- How often a vector has a word, by what ts_rank gives: it adds 1 + 1/4 + 1/9 + ... for each time, divided by what that
-- comes to.
CREATE OR REPLACE FUNCTION times_of(rank double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN round(1 / (1.644934 * (1.000001 - least(rank, 0.999))) - 0.5);

CREATE OR REPLACE FUNCTION times_in(words tsvector, word tsquery) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN times_of(ts_rank('{1,1,1,1}', words, word));

-- Whether anything that is fresh has words now or had them then: what is kept of these no longer answers. What statements
-- had that are withdrawn is for nobody to read.
CREATE OR REPLACE FUNCTION are_fresh(asked tsquery) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN EXISTS (
    SELECT FROM statements_searchfresh AS fresh LEFT JOIN statements_searchentry AS entry USING (statement_id)
    WHERE fresh.words @@ asked OR entry.words @@ asked
);
