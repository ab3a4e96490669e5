-- Entries that were written by earlier rules are written anew, once: the number goes up with every change of what is
-- written here or of what makes a word.
DO $$
BEGIN
    IF obj_description('statements_searchentry'::regclass, 'pg_class') IS DISTINCT FROM 'entries 3' THEN
        TRUNCATE statements_searchword;
        PERFORM refresh_search_entries(array_agg(id))
        FROM (SELECT id, row_number() OVER (ORDER BY id) / 2000 AS batch
              FROM statements_statement WHERE state = 'published') AS published
        GROUP BY batch;
        COMMENT ON TABLE statements_searchentry IS 'entries 3';
    END IF;
END $$;
