-- The AI service has two ways to the database, and neither leads to who somebody is.
--
-- booking_ai is for a program of its own that signs in here: it reads one view, and may do nothing else.
-- booking_ai_request is what a request of the AI service to the API enters, as other requests enter theirs.
-- booking_ai_view owns that view: what the view can't be made to show is what this role has no grant on.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['booking_ai_request', 'booking_ai_view'] LOOP
    BEGIN
      -- Roles belong to the whole server: another database of it may have made them already.
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
  EXECUTE format('GRANT booking_ai_request TO %I', '${program}');
  REVOKE booking_ai FROM ${program};
END $$;

COMMENT ON ROLE booking_ai IS 'The AI service at the database itself: one view of training data';
COMMENT ON ROLE booking_ai_request IS 'A request of the AI service: training data only';
COMMENT ON ROLE booking_ai_view IS 'Owns the view that booking_ai reads; nobody signs in as it';

-- In the place of booking_ai, which is no request any more.
CREATE OR REPLACE PROCEDURE shared.guard_table(guarded regclass)
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
  EXECUTE format(
    'CREATE POLICY tenant ON %s TO booking_client, booking_coach, booking_admin,
       booking_ai_request, booking_system, booking_public
     USING (organization_id = shared.current_organization())
     WITH CHECK (organization_id = shared.current_organization())', guarded);
END $$;

DO $$
DECLARE
  guarded regclass;
BEGIN
  FOR guarded IN SELECT polrelid::regclass FROM pg_policy WHERE polname = 'tenant' LOOP
    EXECUTE format(
      'ALTER POLICY tenant ON %s TO booking_client, booking_coach, booking_admin,
         booking_ai_request, booking_system, booking_public', guarded);
  END LOOP;
END $$;

REVOKE USAGE ON SCHEMA public, shared, directory, audit, consent FROM booking_ai;
GRANT USAGE ON SCHEMA public, shared, directory, audit, consent TO booking_ai_request;

REVOKE SELECT ON directory.organization FROM booking_ai;
GRANT SELECT ON directory.organization TO booking_ai_request;
-- Ids, roles and aliases: pseudonyms, by which profiles are called.
GRANT SELECT (organization_id, id, roles, alias, active, version) ON directory.person
  TO booking_ai_request;

REVOKE INSERT ON audit.entry FROM booking_ai;
GRANT INSERT (organization_id, at, id, actor_id, actor_role, action, outcome, subject_type,
              subject_id, client_id, request_id, details)
  ON audit.entry TO booking_ai_request;

REVOKE SELECT (organization_id, ordinal, number, effective_on, requires_re_consent)
  ON consent.version FROM booking_ai;
GRANT SELECT (organization_id, ordinal, number, effective_on, requires_re_consent)
  ON consent.version TO booking_ai_request;
REVOKE SELECT (organization_id, client_id, type, number, version, granted, expires_at, revoked_at)
  ON consent.answer FROM booking_ai;
GRANT SELECT (organization_id, client_id, type, number, version, granted, expires_at, revoked_at)
  ON consent.answer TO booking_ai_request;
