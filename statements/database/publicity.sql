-- What becomes public with a statement, and stays so: its speaker, occasion, venue, topics, outlets and articles have an
-- address from the day on which the first statement that refers to them is published. Such an address never dies, also
-- when the statement is withdrawn or turns out to be somebody else's.

CREATE OR REPLACE FUNCTION make_public() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    noun text;
    published bigint[];
    alike integer[];
    newly_public jsonb;
BEGIN
    SELECT array_agg(statement_id), array_agg(DISTINCT circumstances_id) INTO published, alike FROM entries;
    IF published IS NULL THEN
        RETURN NULL;
    END IF;
    WITH circumstances AS MATERIALIZED (SELECT * FROM statements_circumstances WHERE id = ANY (alike)),
    statement AS MATERIALIZED (SELECT id, speaker_id, occasion_id, standing FROM statements_statement WHERE id = ANY (published))
    SELECT jsonb_object_agg(referred.noun, referred.ids) INTO newly_public
    FROM (
        SELECT 'speaker', array_agg(DISTINCT speaker.id)
        FROM (SELECT speaker_id FROM circumstances UNION
              SELECT speaker_id FROM statement WHERE standing = 'misattributed') AS named
        JOIN statements_speaker speaker ON speaker.id = speaker_id WHERE public_since IS NULL
        UNION ALL
        SELECT 'occasion', array_agg(DISTINCT o.id)
        FROM statement JOIN statements_occasion o ON o.id = occasion_id WHERE o.public_since IS NULL
        UNION ALL
        SELECT 'venue', array_agg(DISTINCT venue.id)
        FROM circumstances JOIN statements_venue venue ON venue.id = venue_id WHERE public_since IS NULL
        UNION ALL
        SELECT 'topic', array_agg(DISTINCT topic.id)
        FROM (SELECT DISTINCT unnest(topic_ids) AS topic_id FROM circumstances) AS listed
        JOIN statements_topic topic ON topic.id = topic_id WHERE public_since IS NULL
        UNION ALL
        SELECT 'outlet', array_agg(DISTINCT outlet.id)
        FROM (SELECT DISTINCT unnest(outlet_ids) AS outlet_id FROM circumstances) AS listed
        JOIN statements_outlet outlet ON outlet.id = outlet_id WHERE public_since IS NULL
        UNION ALL
        SELECT 'article', array_agg(DISTINCT a.id)
        FROM statements_quotation q
        JOIN statements_articletext t ON t.id = q.text_id
        JOIN statements_article a ON a.id = t.article_id
        WHERE q.statement_id = ANY (published) AND a.public_since IS NULL
    ) AS referred (noun, ids)
    WHERE referred.ids IS NOT NULL;
    IF newly_public IS NOT NULL THEN
        -- One after another: two who publish the same speakers in another order would wait for each other for ever.
        PERFORM pg_advisory_xact_lock(hashtext('make_public'));
        FOR noun IN SELECT jsonb_object_keys(newly_public) LOOP
            EXECUTE format('UPDATE statements_%s SET public_since = now() WHERE public_since IS NULL
                            AND id IN (SELECT value::bigint FROM jsonb_array_elements_text($1))', noun)
            USING newly_public -> noun;
        END LOOP;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER make_public_inserted AFTER INSERT ON statements_searchentry REFERENCING NEW TABLE AS entries
    FOR EACH STATEMENT EXECUTE FUNCTION make_public();
CREATE OR REPLACE TRIGGER make_public_updated AFTER UPDATE ON statements_searchentry REFERENCING NEW TABLE AS entries
    FOR EACH STATEMENT EXECUTE FUNCTION make_public();

CREATE OR REPLACE FUNCTION keep_public() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.public_since := coalesce(OLD.public_since, NEW.public_since);
    RETURN NEW;
END $$;

DO $$
DECLARE
    noun text;
BEGIN
    FOREACH noun IN ARRAY ARRAY['speaker', 'occasion', 'venue', 'topic', 'outlet', 'article'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER keep_public BEFORE UPDATE ON statements_%s
            FOR EACH ROW EXECUTE FUNCTION keep_public()', noun);
    END LOOP;
END $$;
