-- Whether a coach looks after a client, for the policies of other modules. Dates are left to the program,
-- whose clock may be another; an assignment that was ended gives nothing here either.
CREATE FUNCTION directory.looks_after(coach uuid, client uuid) RETURNS boolean
  LANGUAGE sql STABLE
  RETURN EXISTS (
    SELECT FROM directory.assignment
    WHERE organization_id = shared.current_organization()
      AND coach_id = coach AND client_id = client AND ended_at IS NULL);
REVOKE ALL ON FUNCTION directory.looks_after FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.looks_after TO booking_coach;
