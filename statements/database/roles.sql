-- The two roles that the login steps down to. A login that may not create roles finds them made by its administrator.

DO $$
DECLARE
    role name;
BEGIN
    FOREACH role IN ARRAY ARRAY['on_record_app', 'on_record_reader'] LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', role);
                EXECUTE format('GRANT %I TO %I', role, current_user);
            ELSIF NOT pg_has_role(current_user, role, 'MEMBER') THEN
                EXECUTE format('GRANT %I TO %I', role, current_user);
            END IF;
        EXCEPTION
            WHEN insufficient_privilege THEN
                RAISE EXCEPTION 'The login % may not create the role %.', current_user, role
                    USING HINT = format('As an administrator run: CREATE ROLE %I NOLOGIN; GRANT %I TO %I;', role, role, current_user);
            WHEN duplicate_object OR unique_violation THEN
                NULL; -- another database of this server was migrated at the same moment
        END;
    END LOOP;
END $$;
