-- The same words again, in another article. Capitals, punctuation and white space make no difference.

CREATE OR REPLACE FUNCTION plain_words(passage text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(regexp_replace(lower(passage), '\W+', ' ', 'g'));

-- Of what stands in articles: speeches that were loaded repeat themselves, and a load is long enough.
CREATE INDEX IF NOT EXISTS quotation_plain_words ON statements_quotation USING hash (plain_words(content))
    WHERE text_id IS NOT NULL;
