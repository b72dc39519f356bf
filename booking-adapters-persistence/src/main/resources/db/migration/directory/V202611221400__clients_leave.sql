-- A client who has left is there for nobody, and may come back for as long as they were not erased. Their
-- row stays, under the pseudonym: bookings, ledger and audit log name it.
ALTER TABLE directory.person ADD COLUMN left_at timestamptz;
-- Who works for the studio can't leave as its client only.
ALTER TABLE directory.person
  ADD CONSTRAINT only_clients_leave CHECK (left_at IS NULL OR roles = ARRAY['client']);

GRANT SELECT (left_at) ON directory.person TO booking_signin, booking_ai_request;
-- Whoever asks for it, the program does it: no request's own rights reach this column.
REVOKE UPDATE ON directory.person FROM booking_admin;
GRANT UPDATE (roles, alias, active, version) ON directory.person TO booking_admin;
GRANT UPDATE (left_at, roles) ON directory.person TO booking_system;

-- How they signed in, and what else would lead to them, goes when they are erased.
GRANT DELETE ON directory.identity_link TO booking_system;
GRANT SELECT (organization_id, person_id), DELETE ON directory.invitation TO booking_system;
GRANT SELECT (organization_id, person_id), DELETE ON directory.calendar_address TO booking_system;

-- A coach looks after nobody who has left.
CREATE OR REPLACE FUNCTION directory.looks_after(coach uuid, client uuid) RETURNS boolean
  LANGUAGE sql STABLE
  RETURN EXISTS (
    SELECT FROM directory.assignment
    WHERE organization_id = shared.current_organization()
      AND coach_id = coach AND client_id = client AND ended_at IS NULL)
    AND NOT EXISTS (
      SELECT FROM directory.person
      WHERE organization_id = shared.current_organization()
        AND id = client AND left_at IS NOT NULL);
