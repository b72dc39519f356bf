-- Who accepts an invitation is not a member yet, and leaves an entry all the same.
GRANT USAGE ON SCHEMA audit TO booking_signin;
CREATE POLICY joining ON audit.entry FOR INSERT TO booking_signin
  WITH CHECK (organization_id = (SELECT shared.current_organization()));
GRANT INSERT ON audit.entry TO booking_signin;
