-- Sealing: the bytes and the words of an original are gone from every table; its hash, the reason, the tombstones and the
-- decisions stay. The application cannot do this by itself: it calls seal_original(), which works as the owner, and only
-- where two persons who may have decided it, each in a decision that nobody can take back.

-- Values of these columns are words of an original, wherever a decision or a history has them. Of a thing that has words
-- of other originals, too: where they quote the sealed one.
DROP FUNCTION IF EXISTS without_words(jsonb);
CREATE OR REPLACE FUNCTION without_words(kept jsonb, sealed text) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN CASE jsonb_typeof(kept) WHEN 'object' THEN (
        SELECT coalesce(jsonb_object_agg(key, CASE
            WHEN jsonb_typeof(value) = 'object' THEN without_words(value, sealed)
            WHEN jsonb_typeof(value) = 'string' AND value <> '""' AND key = ANY (ARRAY[
                'content', 'sentence', 'cue', 'attribution', 'via', 'unnamed_source', 'said_evidence', 'headline', 'byline',
                'dateline', 'published_evidence', 'source', 'archived_copy', 'evidence', 'line', 'name', 'file_name', 'reason',
                'standing_note', 'standing_source'
            ]) AND (sealed IS NULL OR is_quoting(value #>> '{}', sealed)) THEN '"[sealed]"'
            ELSE value END), '{}')
        FROM jsonb_each(kept)) ELSE kept END;
END $$;

-- A reason as an editor gave it, unless it quotes: in quotation marks, or three words on end.
CREATE OR REPLACE FUNCTION without_quoting(reason text, sealed text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN (
    SELECT CASE WHEN bool_or(position(' ' || concat_ws(' ', one, two, three) || ' ' IN sealed) > 0) THEN '[sealed]'
           ELSE regexp_replace(reason, '[“„«"][^”“»"]*[”“»"]', '“[sealed]”', 'g') END
    FROM (SELECT word AS one, lead(word) OVER reading AS two, lead(word, 2) OVER reading AS three
          FROM unnest(words_of(reason)) WITH ORDINALITY AS said (word, place) WINDOW reading AS (ORDER BY place)) AS runs
    WHERE three IS NOT NULL
);

-- Whether words stand in the sealed original, all on end or three of them.
CREATE OR REPLACE FUNCTION is_quoting(said text, sealed text) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN coalesce(position(' ' || nullif(array_to_string(words_of(said), ' '), '') || ' ' IN sealed) > 0, false)
       OR coalesce(without_quoting(said, sealed) = '[sealed]', false);

-- The numbers of those who may seal: chief editors and administrators, and superusers.
CREATE OR REPLACE FUNCTION may_seal(person integer) RETURNS boolean
LANGUAGE sql STABLE
RETURN EXISTS (
    SELECT FROM auth_user u WHERE u.id = person AND u.is_active AND u.is_staff AND (u.is_superuser OR EXISTS (
        SELECT FROM auth_user_groups ug
        JOIN auth_group_permissions gp ON gp.group_id = ug.group_id
        JOIN auth_permission p ON p.id = gp.permission_id
        WHERE ug.user_id = u.id AND p.codename = 'add_sealing'))
);

-- Whether two accounts are two persons, as far as the log of the admin can tell: neither made the other's account, or gave it
-- a role or a password, in the last 30 days. Nobody changes that log (access.sql).
CREATE OR REPLACE FUNCTION are_two(one integer, other integer) RETURNS boolean
LANGUAGE sql STABLE
RETURN one <> other AND NOT EXISTS (
    SELECT FROM django_admin_log l JOIN django_content_type c ON c.id = l.content_type_id
    WHERE c.app_label = 'auth' AND c.model = 'user' AND l.action_time > now() - interval '30 days'
      AND (l.user_id, l.object_id) IN ((one, other::text), (other, one::text))
);

CREATE OR REPLACE FUNCTION seal_original(sealing bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    asked record;
    texts bigint[];
    wordings bigint[];
    told bigint[];  -- the statements of those wordings
    once bigint[];  -- others that had one of them before it was moved on
    learnt text[];  -- all words of the original
    run text;       -- the same one after another
    hash text;
BEGIN
    SELECT * INTO STRICT asked FROM statements_sealing WHERE id = sealing FOR UPDATE;
    IF NOT coalesce(are_two(asked.asked_by_id, asked.confirmed_by_id), false)
       OR NOT coalesce(may_seal(asked.asked_by_id) AND may_seal(asked.confirmed_by_id), false)
       OR NOT EXISTS (SELECT FROM statements_decision d WHERE d.noun = 'sealing' AND d.object_id = sealing
                      AND d.act = 'ask_seal' AND d.by_id = asked.asked_by_id)
       OR NOT EXISTS (SELECT FROM statements_decision d WHERE d.noun = 'sealing' AND d.object_id = sealing
                      AND d.act = 'seal' AND d.by_id = asked.confirmed_by_id) THEN
        RAISE check_violation USING MESSAGE = 'To seal an original takes two persons: a chief editor or administrator who asks for it, and another who confirms it.',
            CONSTRAINT = 'sealing_by_two';
    END IF;
    -- A tally that is being made (statements/tallying.py has the same number) would bring back what is erased here.
    IF NOT pg_try_advisory_xact_lock(7415203) THEN
        RAISE check_violation USING MESSAGE = 'The search is just being made ready for what is new: confirm the sealing again in some minutes.',
            CONSTRAINT = 'sealing_beside_a_tally';
    END IF;

    SELECT array_agg(id) INTO texts FROM statements_articletext WHERE article_id = asked.article_id;
    SELECT array_agg(id), array_agg(DISTINCT statement_id) INTO wordings, told
    FROM statements_quotation WHERE text_id = ANY (texts) OR record_id = asked.record_id;
    IF EXISTS (SELECT FROM statements_statement WHERE id = ANY (told) AND state IN ('proposed', 'published')) THEN
        RAISE check_violation USING MESSAGE = 'Withdraw or reject the statements of the original first.', CONSTRAINT = 'sealing_after_withdrawing';
    END IF;
    SELECT coalesce(array_agg(DISTINCT object_id), '{}') INTO once FROM statements_revision
    WHERE part = 'quotation' AND part_id = ANY (wordings) AND noun = 'statement' AND object_id <> ALL (told);
    SELECT words_of(string_agg(text, ' ')) INTO learnt FROM (
        SELECT text FROM statements_articletext WHERE id = ANY (texts)
        UNION ALL SELECT line || ' ' || source FROM statements_record WHERE id = asked.record_id
        UNION ALL SELECT concat_ws(' ', content, sentence, cue, attribution, via) FROM statements_quotation WHERE id = ANY (wordings)
        UNION ALL SELECT concat_ws(' ', unnamed_source, said_evidence) FROM statements_statement WHERE id = ANY (told)
        UNION ALL SELECT concat_ws(' ', headline, byline, dateline) FROM statements_article WHERE id = asked.article_id
    ) AS words (text);
    run := ' ' || array_to_string(learnt, ' ') || ' ';

    -- The original. From here on its wordings are cut from nothing (rules.sql).
    DELETE FROM statements_sentenceprint WHERE article_id = asked.article_id;
    UPDATE statements_article SET sealed_at = now(), headline = '', byline = '', dateline = '', published_evidence = '',
        source = '', archived_copy = '', boilerplate = '{}' WHERE id = asked.article_id;
    UPDATE statements_original SET content = '', file_name = '[sealed]', given = NULL WHERE article_id = asked.article_id
        RETURNING sha256 INTO hash;
    UPDATE statements_uploadedfile SET content = NULL, name = '[sealed]', given = '{}',
        outcome = CASE WHEN outcome IN ('created', 'duplicate', 'taken_back') THEN outcome ELSE 'refused' END,
        reason = CASE WHEN outcome IN ('created', 'duplicate', 'taken_back') THEN '' ELSE '[sealed]' END
        WHERE article_id = asked.article_id OR encode(sha256(content), 'hex') = hash;
    UPDATE statements_articletext SET text = '' WHERE id = ANY (texts);
    UPDATE statements_finding SET proposed = '{}' WHERE text_id = ANY (texts);
    UPDATE statements_record SET line = '', source = '', sealed_at = now() WHERE id = asked.record_id;
    -- The tables that have not gone in, or not to their end: each is packed, and whether it quotes the original nobody sees
    -- from here. Whoever sent one in sends it again; what quotes is found then (statements/loading/sealed.py).
    UPDATE statements_dataimport SET content = NULL, shown = '[]',
        status = CASE status WHEN 'waiting' THEN 'cancelled' ELSE status END
        WHERE content IS NOT NULL;
    UPDATE statements_dataimport SET shown = '[]' WHERE shown <> '[]' AND is_quoting(shown::text, run);
    UPDATE statements_refusedrow SET line = '[sealed]', reason = '[sealed]' WHERE is_quoting(line, run);

    -- What was made of it.
    UPDATE statements_quotation SET content = '[sealed]', sentence = '', cue = '', attribution = '', via = ''
        WHERE id = ANY (wordings);
    UPDATE statements_statement SET said_evidence = '',
        reason = CASE WHEN reason = asked.reason THEN reason ELSE coalesce(without_quoting(reason, run), reason) END,
        standing_note = coalesce(without_quoting(standing_note, run), standing_note),
        unnamed_source = CASE WHEN unnamed_source = '' THEN '' ELSE '[sealed]' END WHERE id = ANY (told);
    UPDATE statements_statement SET said_evidence = CASE WHEN is_quoting(said_evidence, run) THEN '' ELSE said_evidence END,
        unnamed_source = CASE WHEN state = 'merged' AND is_quoting(unnamed_source, run) THEN '[sealed]' ELSE unnamed_source END,
        standing_note = CASE WHEN is_quoting(standing_note, run) THEN '[sealed]' ELSE standing_note END
        WHERE id = ANY (once)
          AND (is_quoting(said_evidence, run) OR is_quoting(unnamed_source, run) OR is_quoting(standing_note, run));
    UPDATE statements_report SET message = coalesce(without_quoting(message, run), message),
        answer = coalesce(without_quoting(answer, run), answer) WHERE statement_id = ANY (once);
    UPDATE statements_report SET message = '[sealed]', source = '',
        answer = CASE WHEN answer = '' THEN '' ELSE coalesce(without_quoting(answer, run), '[sealed]') END WHERE statement_id = ANY (told);
    UPDATE statements_link SET evidence = '{}' WHERE one_id = ANY (wordings) OR other_id = ANY (wordings);
    UPDATE statements_occasion o SET evidence = '' WHERE id IN (
        SELECT occasion_id FROM statements_article_occasions WHERE article_id = asked.article_id);

    -- What was decided about it stays, without its words; so does its history.
    UPDATE statements_decision SET before = without_words(before, NULL), after = without_words(after, NULL),
        reason = coalesce(without_quoting(reason, run), regexp_replace(reason, '[“„«"][^”“»"]*[”“»"]', '“[sealed]”', 'g'))
        WHERE (noun = 'article' AND object_id = asked.article_id) OR (noun = 'statement' AND object_id = ANY (told))
           OR (noun = 'quotation' AND object_id = ANY (wordings))
           OR (noun = 'report' AND object_id IN (SELECT id FROM statements_report WHERE statement_id = ANY (told)))
           OR (noun = 'uploadedfile' AND object_id IN (SELECT id FROM statements_uploadedfile WHERE article_id = asked.article_id));
    UPDATE statements_decision SET before = without_words(before, run), after = without_words(after, run),
        reason = coalesce(without_quoting(reason, run), regexp_replace(reason, '[“„«"][^”“»"]*[”“»"]', '“[sealed]”', 'g'))
        WHERE (noun = 'statement' AND object_id = ANY (once))
           OR (noun = 'report' AND object_id IN (SELECT id FROM statements_report WHERE statement_id = ANY (once)));
    UPDATE statements_merge SET
        reason = coalesce(without_quoting(reason, run), regexp_replace(reason, '[“„«"][^”“»"]*[”“»"]', '“[sealed]”', 'g'))
        WHERE noun = 'statement' AND (taken_id = ANY (told || once) OR into_id = ANY (told || once));
    UPDATE statements_revision SET before = without_words(before, run), after = without_words(after, run)
        WHERE noun = 'statement' AND object_id = ANY (once);
    UPDATE statements_revision SET before = without_words(before, NULL), after = without_words(after, NULL)
        WHERE (noun = 'article' AND object_id = asked.article_id) OR (noun = 'statement' AND object_id = ANY (told))
           OR (part = 'quotation' AND part_id = ANY (wordings)) OR (noun = 'occasion' AND object_id IN (
               SELECT occasion_id FROM statements_article_occasions WHERE article_id = asked.article_id));
    UPDATE django_admin_log l SET object_repr = '[sealed]', change_message = ''
        FROM django_content_type c WHERE c.id = l.content_type_id AND c.app_label = 'statements'
        AND ((c.model = 'article' AND l.object_id = asked.article_id::text)
             OR (c.model = 'statement' AND l.object_id = ANY ((told || once)::text[])));

    -- Words that no statement has any more, and what is kept ready of them.
    CREATE TEMPORARY TABLE gone ON COMMIT DROP AS
        SELECT word FROM (SELECT DISTINCT unnest(learnt)) AS had (word)
        WHERE NOT EXISTS (SELECT FROM statements_searchentry e WHERE e.words @@ quote_literal(had.word)::tsquery);
    DELETE FROM statements_searchtally t USING statements_searchword w JOIN gone USING (word)
        WHERE t.key IN ('=' || w.word, w.language || ':' || w.stem);
    DELETE FROM statements_searchword w USING gone WHERE w.word = gone.word;
    DELETE FROM statements_frequency f USING gone WHERE f.noun = 'word' AND f.called = gone.word;
    DROP TABLE gone;
    DELETE FROM statements_deskword w WHERE word = ANY (learnt)
        AND NOT EXISTS (SELECT FROM statements_deskentry e WHERE e.words @@ quote_literal(w.word)::tsquery)
        AND NOT EXISTS (SELECT FROM statements_articlewords a WHERE a.words @@ quote_literal(w.word)::tsquery);
    -- What changed since the last tally is listed with the words it had: the search does without, until the next.
    DELETE FROM statements_searchbase;
    DELETE FROM statements_searchfresh;

    UPDATE statements_sealing SET sealed_at = now() WHERE id = sealing;
END $$;

-- Nobody says that it is sealed but who erases it.
CREATE OR REPLACE FUNCTION keep_unsealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sealed_at IS DISTINCT FROM OLD.sealed_at AND current_user = 'on_record_app' THEN
        RAISE check_violation USING MESSAGE = 'An original is sealed by seal_original() alone.', CONSTRAINT = 'sealing_by_two';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER keep_unsealed BEFORE UPDATE OF sealed_at ON statements_article
    FOR EACH ROW EXECUTE FUNCTION keep_unsealed();

-- Whether any of the statements has words of an original that was sealed.
CREATE OR REPLACE FUNCTION are_sealed(statements bigint[]) RETURNS boolean
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM public.statements_quotation q
        LEFT JOIN public.statements_articletext t ON t.id = q.text_id
        LEFT JOIN public.statements_article a ON a.id = t.article_id
        LEFT JOIN public.statements_record r ON r.id = q.record_id
        WHERE q.statement_id = ANY (statements) AND (a.sealed_at IS NOT NULL OR r.sealed_at IS NOT NULL)
    );
END $$;

-- Whose words were sealed neither waits nor is published again, by whatever act.
CREATE OR REPLACE FUNCTION keep_sealed_down() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF public.are_sealed(ARRAY[NEW.id]) THEN
        RAISE check_violation USING MESSAGE = 'The original of these words was sealed: nothing of it can be published, or wait to be.',
            CONSTRAINT = 'sealed_stays_down';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER keep_sealed_down BEFORE UPDATE OF state ON statements_statement FOR EACH ROW
    WHEN (OLD.state NOT IN ('proposed', 'published') AND NEW.state IN ('proposed', 'published'))
    EXECUTE FUNCTION keep_sealed_down();

REVOKE EXECUTE ON FUNCTION seal_original(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seal_original(bigint) TO on_record_app;
