-- Who may do what. No role but the owner may TRUNCATE or change a table.

GRANT USAGE ON SCHEMA public TO on_record_app, on_record_reader;

-- The application: everything, except what never changes, what is only ever added to, and what is never deleted.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO on_record_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO on_record_app;

REVOKE UPDATE, DELETE ON
    statements_original, statements_articletext, statements_datafile, statements_record, statements_finding, statements_decision,
    statements_merge
    FROM on_record_app;
-- Who published a record is what we know about it and not what it says; a merger is undone.
GRANT UPDATE (outlet_id) ON statements_record TO on_record_app;
GRANT UPDATE (undone_at, undone_by_id) ON statements_merge TO on_record_app;
REVOKE DELETE ON
    statements_statement, statements_quotation, statements_article, statements_occasion, statements_speaker,
    statements_venue, statements_topic, statements_outlet, statements_upload, statements_uploadedfile, statements_sealing,
    statements_report, statements_likeness, statements_dataimport
    FROM on_record_app;
REVOKE INSERT, UPDATE, DELETE ON statements_address, statements_searchentry, statements_circumstances, statements_searchword,
    statements_frequency, statements_revision, django_migrations,
    statements_deskentry, statements_deskword, statements_articlewords
    FROM on_record_app;
REVOKE INSERT, UPDATE, DELETE ON statements_correction, statements_correctedthing, statements_correctiveact FROM on_record_app;
-- Who made or changed which account: by this, two accounts are two persons or are not (sealing.sql).
REVOKE UPDATE, DELETE ON django_admin_log FROM on_record_app;
-- When an original was sealed, says who erases it (sealing.sql).
REVOKE UPDATE ON statements_sealing FROM on_record_app;
GRANT UPDATE (confirmed_by_id, declined_by_id) ON statements_sealing TO on_record_app;
-- What works as the owner for triggers alone. A trigger fires whoever may call its function; nobody hangs one on a table of
-- their own.
REVOKE EXECUTE ON FUNCTION refresh_search_entries(bigint[]), refresh_desk_entries(bigint[]), tell_the_desk(bigint[], text),
    refresh_article_words(bigint[]), standing(text, bigint) FROM PUBLIC;
DO $$
DECLARE
    fired regprocedure;
BEGIN
    FOR fired IN
        SELECT oid FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND prosecdef AND prorettype = 'trigger'::regtype
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', fired);
    END LOOP;
END $$;

-- The loader stages its rows in a temporary table; the reader makes none.
DO $$
BEGIN
    IF has_database_privilege('public', current_database(), 'TEMPORARY')
        AND pg_has_role((SELECT datdba FROM pg_database WHERE datname = current_database()), 'USAGE')
    THEN
        EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
        EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO on_record_app', current_database());
    END IF;
END $$;

-- The reader: the tables that public pages are made of, and of those the rows that are public.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM on_record_reader;
GRANT SELECT ON
    statements_statement, statements_quotation, statements_searchentry, statements_circumstances, statements_searchword,
    statements_searchbase, statements_searchrun, statements_searchplace, statements_searchtally,
    statements_article, statements_articletext,
    statements_likeness, statements_article_occasions, statements_record, statements_occasion, statements_speaker, statements_speakeralias,
    statements_speakerrole, statements_venue, statements_venuealias, statements_topic, statements_topicassignment, statements_outlet,
    statements_outletalias, statements_address, statements_correction, statements_correctedthing, statements_correctiveact
    TO on_record_reader;
GRANT SELECT (statement_id) ON statements_searchfresh TO on_record_reader;
GRANT SELECT (id, statement_id, outcome, answer, decided_at) ON statements_report TO on_record_reader;
GRANT SELECT (id, article_id, reason, sealed_at) ON statements_sealing TO on_record_reader;
GRANT SELECT (id, article_id, sha256, file_name, received_at) ON statements_original TO on_record_reader;

-- A statement's row stays visible once it was public, because its address must answer; its words only while it is
-- published, which is while it has a search entry. What it refers to is public from then on (publicity.sql).
DO $$
DECLARE
    public record;
BEGIN
    FOR public IN
        SELECT * FROM (VALUES
            ('statement', 'published_at IS NOT NULL'),
            ('quotation', 'EXISTS (SELECT FROM statements_searchentry e WHERE e.statement_id = statements_quotation.statement_id)'),
            ('record', 'EXISTS (SELECT FROM statements_quotation q WHERE q.record_id = statements_record.id)'),
            ('article', 'public_since IS NOT NULL'),
            ('articletext', 'EXISTS (SELECT FROM statements_article a WHERE a.id = statements_articletext.article_id)'),
            ('original', 'EXISTS (SELECT FROM statements_article a WHERE a.id = statements_original.article_id)'),
            ('report', 'outcome = ''accepted'' AND EXISTS (SELECT FROM statements_statement s WHERE s.id = statements_report.statement_id)'),
            ('sealing', 'sealed_at IS NOT NULL AND EXISTS (SELECT FROM statements_article a WHERE a.id = statements_sealing.article_id)'),
            ('article_occasions', 'EXISTS (SELECT FROM statements_article a WHERE a.id = statements_article_occasions.article_id)'),
            ('likeness', 'verdict = ''confirmed'' AND EXISTS (SELECT FROM statements_article a WHERE a.id = statements_likeness.article_id)
                AND EXISTS (SELECT FROM statements_article a WHERE a.id = statements_likeness.earlier_id)'),
            ('occasion', 'public_since IS NOT NULL'),
            ('venue', 'public_since IS NOT NULL'),
            ('venuealias', 'EXISTS (SELECT FROM statements_venue v WHERE v.id = statements_venuealias.venue_id)'),
            ('speaker', 'public_since IS NOT NULL'),
            ('speakeralias', 'EXISTS (SELECT FROM statements_speaker s WHERE s.id = statements_speakeralias.speaker_id)'),
            ('speakerrole', 'EXISTS (SELECT FROM statements_speaker s WHERE s.id = statements_speakerrole.speaker_id)'),
            ('topic', 'public_since IS NOT NULL'),
            ('topicassignment', 'by <> ''refused'' AND EXISTS (SELECT FROM statements_statement s WHERE s.id = statements_topicassignment.statement_id)'),
            ('outlet', 'public_since IS NOT NULL'),
            ('outletalias', 'EXISTS (SELECT FROM statements_outlet o WHERE o.id = statements_outletalias.outlet_id)'),
            ('address', 'CASE noun
                WHEN ''statement'' THEN EXISTS (SELECT FROM statements_statement t WHERE t.id = object_id)
                WHEN ''article'' THEN EXISTS (SELECT FROM statements_article t WHERE t.id = object_id)
                WHEN ''occasion'' THEN EXISTS (SELECT FROM statements_occasion t WHERE t.id = object_id)
                WHEN ''speaker'' THEN EXISTS (SELECT FROM statements_speaker t WHERE t.id = object_id)
                WHEN ''venue'' THEN EXISTS (SELECT FROM statements_venue t WHERE t.id = object_id)
                WHEN ''topic'' THEN EXISTS (SELECT FROM statements_topic t WHERE t.id = object_id)
                WHEN ''outlet'' THEN EXISTS (SELECT FROM statements_outlet t WHERE t.id = object_id)
                WHEN ''quotation'' THEN EXISTS (SELECT FROM statements_quotation t WHERE t.id = object_id)
             END')
        ) AS public (noun, visible)
    LOOP
        EXECUTE format('ALTER TABLE statements_%s ENABLE ROW LEVEL SECURITY', public.noun);
        EXECUTE format('DROP POLICY IF EXISTS application ON statements_%s', public.noun);
        EXECUTE format('DROP POLICY IF EXISTS reader ON statements_%s', public.noun);
        EXECUTE format('CREATE POLICY application ON statements_%s TO on_record_app USING (true) WITH CHECK (true)', public.noun);
        EXECUTE format('CREATE POLICY reader ON statements_%s FOR SELECT TO on_record_reader USING (%s)', public.noun, public.visible);
    END LOOP;
END $$;
