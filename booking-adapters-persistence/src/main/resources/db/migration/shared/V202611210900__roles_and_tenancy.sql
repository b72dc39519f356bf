-- Who may come in, and how every table is kept to its tenant.
--
-- The program signs in as ${program}, which owns nothing and inherits nothing; in each transaction it
-- enters one of the roles below, together with the tenant. Policies and grants name these roles only.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'booking_client', 'booking_coach', 'booking_admin', 'booking_ai', 'booking_system',
    'booking_public', 'booking_signin', 'booking_scout']
  LOOP
    BEGIN
      -- Roles belong to the whole server: another database of it may have made them already.
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
    EXECUTE format('GRANT %I TO %I', name, '${program}');
  END LOOP;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), '${program}');
END $$;

COMMENT ON ROLE booking_client IS 'A request of a client';
COMMENT ON ROLE booking_coach IS 'A request of a coach';
COMMENT ON ROLE booking_admin IS 'A request of an admin or owner';
COMMENT ON ROLE booking_ai IS 'A request of the AI service: training data only';
COMMENT ON ROLE booking_system IS 'A background job at work in one studio';
COMMENT ON ROLE booking_public IS 'Nobody is signed in: the public catalogue of one studio';
COMMENT ON ROLE booking_signin IS 'Finding the person behind a sign-in, before the tenant is known';
COMMENT ON ROLE booking_scout IS 'Finding the studios in which a job is due: no more than keys and due times';

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE SCHEMA shared;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO
  booking_client, booking_coach, booking_admin, booking_ai, booking_system, booking_public,
  booking_signin, booking_scout;

-- The tenant of this transaction. Unset and the empty text that a pooled connection keeps after a
-- local setting both mean nobody, hence no rows.
CREATE FUNCTION shared.current_organization() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.current_organization_id', true), '')::uuid;

-- Puts a table behind its tenant: row-level security enabled, forced on the owner too, one policy.
CREATE PROCEDURE shared.guard_table(guarded regclass)
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
  -- The sub-select makes the planner look the tenant up once per statement, not once per row.
  EXECUTE format(
    'CREATE POLICY tenant ON %s TO booking_client, booking_coach, booking_admin, booking_ai,
       booking_system, booking_public
     USING (organization_id = (SELECT shared.current_organization()))
     WITH CHECK (organization_id = (SELECT shared.current_organization()))', guarded);
END $$;

-- For tables that only ever grow.
CREATE FUNCTION shared.refuse_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', tg_table_name USING ERRCODE = 'restrict_violation';
END $$;

GRANT USAGE ON SCHEMA shared TO
  booking_client, booking_coach, booking_admin, booking_ai, booking_system, booking_public,
  booking_signin, booking_scout;
