-- What must hold of the tables and cannot be said in a model.

-- Words at spans. Half-open offsets in code points; parts of interrupted speech are joined by an ellipsis.
CREATE OR REPLACE FUNCTION words_at(source text, spans int4multirange) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    SELECT coalesce(string_agg(substr(source, lower(span) + 1, upper(span) - lower(span)), ' … ' ORDER BY span), '')
    FROM unnest(spans) AS span
);

-- A wording in an article is what the article says there, and nothing else.
CREATE OR REPLACE FUNCTION cut_wording_from_its_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    source text;
    is_sealed boolean;
    everywhere int4multirange := NEW.spans + NEW.sentence_span + NEW.cue_spans + NEW.attribution_spans;
BEGIN
    IF NEW.text_id IS NULL THEN
        IF NOT isempty(everywhere) THEN
            RAISE check_violation USING MESSAGE = 'A wording in a record has no spans.', CONSTRAINT = 'spans_need_a_text';
        END IF;
        RETURN NEW;
    END IF;
    SELECT t.text, a.sealed_at IS NOT NULL INTO source, is_sealed
    FROM public.statements_articletext t JOIN public.statements_article a ON a.id = t.article_id WHERE t.id = NEW.text_id;
    IF is_sealed THEN
        NEW.content := '[sealed]';
        NEW.sentence := '';
        NEW.cue := '';
        NEW.attribution := '';
        RETURN NEW;
    END IF;
    IF isempty(NEW.spans) OR isempty(NEW.sentence_span) THEN
        RAISE check_violation USING MESSAGE = 'A wording in an article needs a span, and one for its sentence.',
            CONSTRAINT = 'wording_has_spans';
    END IF;
    IF lower(everywhere) < 0 OR upper(everywhere) > length(source)
       OR lower_inf(everywhere) OR upper_inf(everywhere) THEN
        RAISE check_violation USING MESSAGE = format('Spans %s reach outside the text, which has %s characters.',
            everywhere, length(source)), CONSTRAINT = 'spans_inside_their_text';
    END IF;
    IF NOT NEW.sentence_span @> NEW.spans THEN
        RAISE check_violation USING MESSAGE = 'The sentence of a wording holds the whole wording.',
            CONSTRAINT = 'sentence_holds_its_wording';
    END IF;
    NEW.content := words_at(source, NEW.spans);
    NEW.sentence := words_at(source, NEW.sentence_span);
    NEW.cue := words_at(source, NEW.cue_spans);
    NEW.attribution := words_at(source, NEW.attribution_spans);
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER cut_wording_from_its_text BEFORE INSERT OR UPDATE ON statements_quotation
    FOR EACH ROW EXECUTE FUNCTION cut_wording_from_its_text();

-- What the software once proposed stays beside what editors made of it: a wording says for ever of which finding it is,
-- and only of what is still a proposal can a better reader find something better, in the same text.
CREATE OR REPLACE FUNCTION keep_finding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.finding_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.statements_finding f WHERE f.id = NEW.finding_id AND f.text_id = NEW.text_id
    ) THEN
        RAISE check_violation USING MESSAGE = 'The finding of a wording is one in its own text.', CONSTRAINT = 'finding_in_its_text';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.finding_id IS NOT NULL AND NEW.finding_id IS DISTINCT FROM OLD.finding_id AND (
        NEW.finding_id IS NULL
        OR (SELECT s.state <> 'proposed' FROM public.statements_statement s WHERE s.id = OLD.statement_id)
    ) THEN
        RAISE check_violation USING MESSAGE = 'What the software proposed is kept beside what was decided about it.',
            CONSTRAINT = 'finding_is_kept';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER keep_finding BEFORE INSERT OR UPDATE OF finding_id, text_id ON statements_quotation
    FOR EACH ROW EXECUTE FUNCTION keep_finding();

-- The fingerprint of an original is that of its bytes.
CREATE OR REPLACE FUNCTION check_fingerprint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sha256 <> encode(sha256(NEW.content), 'hex') THEN
        RAISE check_violation USING MESSAGE = 'The fingerprint is not that of the bytes.', CONSTRAINT = 'original_fingerprint';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_fingerprint BEFORE INSERT ON statements_original
    FOR EACH ROW EXECUTE FUNCTION check_fingerprint();

-- The wording that leads a statement is one of its own.
DO $$
BEGIN
    ALTER TABLE statements_statement ADD CONSTRAINT statement_lead_is_its_own
        FOREIGN KEY (lead_id, id) REFERENCES statements_quotation (id, statement_id) DEFERRABLE INITIALLY DEFERRED;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;

-- Every public id and slug is written down when it is given, and belongs to its first owner for ever. What works as the
-- owner looks for tables among the temporary ones last: anybody can make one of those, under any name.
CREATE OR REPLACE FUNCTION give_addresses() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    noun CONSTANT text := TG_ARGV[0];
    key CONSTANT name := TG_ARGV[1];
    added bigint;
    taken text;
BEGIN
    EXECUTE format('INSERT INTO statements_address (noun, key, object_id, given_at)
                    SELECT %L, %I, id, now() FROM given ON CONFLICT (noun, key) DO NOTHING', noun, key);
    GET DIAGNOSTICS added = ROW_COUNT;
    IF added = (SELECT count(*) FROM given) THEN
        RETURN NULL;
    END IF;
    EXECUTE format('SELECT a.key FROM given JOIN statements_address a ON a.noun = %L AND a.key = given.%I
                    WHERE a.object_id <> given.id LIMIT 1', noun, key) INTO taken;
    IF taken IS NOT NULL THEN
        RAISE unique_violation USING MESSAGE = format('The address “%s” was given to another %s before. Choose another.', taken, noun),
            CONSTRAINT = 'address_given_once';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION keep_public_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.public_id <> OLD.public_id THEN
        RAISE check_violation USING MESSAGE = 'A public id never changes.', CONSTRAINT = 'public_id_is_kept';
    END IF;
    RETURN NEW;
END $$;

DO $$
DECLARE
    noun text;
BEGIN
    FOREACH noun IN ARRAY ARRAY['statement', 'article', 'occasion'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER give_addresses AFTER INSERT ON statements_%s REFERENCING NEW TABLE AS given
            FOR EACH STATEMENT EXECUTE FUNCTION give_addresses(%L, ''public_id'')', noun, noun);
        EXECUTE format('CREATE OR REPLACE TRIGGER keep_public_id BEFORE UPDATE ON statements_%s
            FOR EACH ROW EXECUTE FUNCTION keep_public_id()', noun);
    END LOOP;
    FOREACH noun IN ARRAY ARRAY['speaker', 'venue', 'topic', 'outlet'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER give_addresses AFTER INSERT ON statements_%s REFERENCING NEW TABLE AS given
            FOR EACH STATEMENT EXECUTE FUNCTION give_addresses(%L, ''slug'')', noun, noun);
        EXECUTE format('CREATE OR REPLACE TRIGGER give_new_addresses AFTER UPDATE ON statements_%s REFERENCING NEW TABLE AS given
            FOR EACH STATEMENT EXECUTE FUNCTION give_addresses(%L, ''slug'')', noun, noun);
    END LOOP;
END $$;
