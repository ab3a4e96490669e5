-- Entries that were written by earlier rules are written anew, once: the number goes up with every change of what is
-- written here or of what makes a word.
DO $$
BEGIN
    IF obj_description('statements_searchentry'::regclass, 'pg_class') IS DISTINCT FROM 'entries 3' THEN
        TRUNCATE statements_searchword;
        PERFORM plan_for(2000);
        PERFORM refresh_search_entries(array_agg(id))
        FROM (SELECT id, row_number() OVER (ORDER BY id) / 2000 AS batch
              FROM statements_statement WHERE state = 'published') AS published
        GROUP BY batch;
        COMMENT ON TABLE statements_searchentry IS 'entries 3';
    END IF;
END $$;

-- So are those of the desk.
DO $$
BEGIN
    IF obj_description('statements_deskentry'::regclass, 'pg_class') IS DISTINCT FROM 'entries 2' THEN
        PERFORM refresh_desk_entries(array_agg(id))
        FROM (SELECT id, row_number() OVER (ORDER BY id) / 2000 AS batch
              FROM statements_statement WHERE state NOT IN ('published', 'merged')) AS others
        GROUP BY batch;
        COMMENT ON TABLE statements_deskentry IS 'entries 2';
    END IF;
    IF obj_description('statements_articlewords'::regclass, 'pg_class') IS DISTINCT FROM 'words 1' THEN
        PERFORM refresh_article_words(array_agg(id))
        FROM (SELECT id, row_number() OVER (ORDER BY id) / 200 AS batch FROM statements_article) AS articles
        GROUP BY batch;
        COMMENT ON TABLE statements_articlewords IS 'words 1';
    END IF;
END $$;
