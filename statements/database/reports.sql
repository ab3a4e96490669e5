-- Readers report errors. Public pages work as the reader's role, which can write nothing: this is the one thing that it
-- may ask the owner to do. A queue that nobody works through does not grow for ever.

CREATE OR REPLACE FUNCTION report_error(of text, message text, source text, email text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    written bigint;
BEGIN
    IF (SELECT count(*) FROM statements_report WHERE outcome = 'open') >= 10000 THEN
        RAISE program_limit_exceeded USING MESSAGE = 'Too many reports wait.';
    END IF;
    INSERT INTO statements_report (statement_id, message, source, email, at, outcome, answer)
    SELECT id, left(report_error.message, 2000), left(report_error.source, 500), left(report_error.email, 254), now(), 'open', ''
    FROM statements_statement WHERE public_id = of AND state = 'published'
    RETURNING id INTO written;
    RETURN written;
END $$;

REVOKE EXECUTE ON FUNCTION report_error(text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION report_error(text, text, text, text) TO on_record_app, on_record_reader;
