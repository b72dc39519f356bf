-- Opening a studio, joining it, and the order in which aliases are given out.

-- A studio is opened by the program itself, at work in the tenant that it will be.
GRANT INSERT ON directory.organization TO booking_system;
GRANT INSERT ON directory.person TO booking_system;

-- Coaches add clients, and nobody else.
CREATE POLICY coaches_add_clients ON directory.person AS RESTRICTIVE FOR INSERT TO booking_coach
  WITH CHECK (roles = ARRAY['client']);

-- Aliases go out in rounds of twelve; the number behind the name says which.
ALTER TABLE directory.person ADD COLUMN alias_round int GENERATED ALWAYS AS (
  CASE WHEN alias ~ ' \d{1,9}$' THEN substring(alias FROM '\d+$')::int
       WHEN alias IS NOT NULL THEN 1 END) STORED;
CREATE INDEX person_alias_round ON directory.person (organization_id, alias_round)
  WHERE alias_round IS NOT NULL;

-- Whoever accepts an invitation is signed in but not known to the studio yet: they find and use up
-- an invitation of the studio that its secret names, tie themselves to its person, and no more.
CREATE POLICY joining ON directory.invitation TO booking_signin
  USING (organization_id = (SELECT shared.current_organization()))
  WITH CHECK (organization_id = (SELECT shared.current_organization()));
GRANT SELECT, UPDATE (accepted_at) ON directory.invitation TO booking_signin;
CREATE POLICY joining ON directory.identity_link FOR INSERT TO booking_signin
  WITH CHECK (organization_id = (SELECT shared.current_organization()));
REVOKE SELECT, UPDATE ON directory.invitation FROM booking_system;
