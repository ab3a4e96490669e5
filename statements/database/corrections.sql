-- What was corrected in public: of what becomes of a statement once readers know it, they are told. A decision says of
-- which statement, when it is written; the view has what readers may see of it, and nothing else.

-- Which columns readers are told of. That the words are others now, they are told, and not which they were: reported speech
-- is never shown bare. `shown`: whether they are told the values, too.
DROP VIEW IF EXISTS statements_correction;
DROP FUNCTION IF EXISTS told_parts(jsonb);
CREATE OR REPLACE FUNCTION told_parts(columns jsonb, shown boolean) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    SELECT coalesce(jsonb_object_agg(
        CASE WHEN key IN ('content', 'sentence') THEN 'words' ELSE key END,
        CASE WHEN shown AND key NOT IN ('content', 'sentence', 'lead_id') THEN value ELSE 'null' END), '{}')
    FROM jsonb_each(columns)
    WHERE key = ANY (ARRAY['state', 'speaker_id', 'unnamed_source', 'occasion_id', 'said_edtf', 'standing', 'disputed_by',
                           'standing_note', 'standing_source', 'lead_id', 'content', 'sentence', 'form', 'via'])
);

CREATE OR REPLACE FUNCTION tell_readers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.told_of := NULL;
    IF NEW.noun = 'report' AND NEW.act = 'accept' THEN
        NEW.told_of := (NEW.after ->> 'statement_id')::bigint;
    ELSIF NEW.noun IN ('statement', 'quotation') AND NEW.act NOT IN ('add', 'publish', 'distinct') AND (
        NEW.act IN ('merge', 'unmerge', 'take_out', 'revert')
        OR told_parts(NEW.before || NEW.after, false) <> '{}'
    ) THEN
        SELECT s.id INTO NEW.told_of FROM public.statements_statement s
        WHERE s.published_at IS NOT NULL AND s.id = CASE NEW.noun
            WHEN 'statement' THEN NEW.object_id
            ELSE (SELECT q.statement_id FROM public.statements_quotation q WHERE q.id = NEW.object_id) END;
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER tell_readers BEFORE INSERT ON statements_decision FOR EACH ROW EXECUTE FUNCTION tell_readers();

-- Values while the statement is published, of what was decided while it was; a reason where the editor who gave it knew that
-- readers would see it.
CREATE VIEW statements_correction AS
    SELECT d.id, d.at, d.together, d.told_of AS statement_id, CASE d.noun WHEN 'report' THEN d.object_id END AS report_id,
           CASE WHEN d.noun = 'report' THEN 'report'
                WHEN d.after ->> 'state' = 'withdrawn' THEN 'withdraw'
                WHEN d.after ->> 'state' = 'published' THEN 'restore'
                WHEN d.act IN ('merge', 'unmerge', 'take_out', 'revert') THEN d.act
                ELSE 'correct' END AS act,
           CASE WHEN d.after ->> 'state' = 'withdrawn' THEN coalesce(nullif(d.reason, ''), d.after ->> 'reason', '')
                WHEN d.noun = 'report' OR d.act IN ('correct', 'lead') THEN d.reason ELSE '' END AS reason,
           CASE s.state WHEN 'published' THEN told_parts(d.before, then_public) ELSE '{}' END AS before,
           CASE s.state WHEN 'published' THEN told_parts(d.after, then_public) ELSE '{}' END AS after
    FROM statements_decision d JOIN statements_statement s ON s.id = d.told_of
    CROSS JOIN LATERAL (
        SELECT coalesce(coalesce(max(earlier.id) FILTER (WHERE earlier.after ->> 'state' = 'published'), 0) = max(earlier.id), true)
        FROM statements_decision earlier
        WHERE earlier.noun = 'statement' AND earlier.object_id = d.told_of AND earlier.id < d.id AND earlier.after ? 'state'
    ) AS state_before (then_public)
    WHERE d.told_of IS NOT NULL AND s.published_at IS NOT NULL;
