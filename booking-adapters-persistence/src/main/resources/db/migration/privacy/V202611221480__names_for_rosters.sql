-- What clients are called, for the lists of who comes: a coach reads it of people they do not look after
-- otherwise, and nothing else of them. Policies choose rows, not columns; so this is a view, whose owner
-- has a grant on each column that it needs and on no other. What it shows is encrypted all the same.
DO $$
BEGIN
  -- Roles belong to the whole server: another database of it may have made it already.
  CREATE ROLE booking_names NOLOGIN NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;
COMMENT ON ROLE booking_names IS 'Owns the view of what clients are called; nobody signs in as it';

GRANT USAGE ON SCHEMA privacy, shared TO booking_names;
GRANT SELECT (organization_id, client_id, key_id, full_name, preferred_name, deleted_at)
  ON privacy.client_profile_pii TO booking_names;
CREATE POLICY names ON privacy.client_profile_pii FOR SELECT TO booking_names
  USING (organization_id = shared.current_organization());

CREATE VIEW privacy.client_name WITH (security_barrier) AS
SELECT organization_id, client_id, key_id, full_name, preferred_name
FROM privacy.client_profile_pii
WHERE organization_id = shared.current_organization() AND deleted_at IS NULL;

GRANT SELECT ON privacy.client_name TO booking_coach, booking_admin;

-- To give it away takes being a member of who gets it, and that one must be able to make things there.
GRANT CREATE ON SCHEMA privacy TO booking_names;
GRANT booking_names TO CURRENT_USER;
ALTER VIEW privacy.client_name OWNER TO booking_names;
REVOKE CREATE ON SCHEMA privacy FROM booking_names;
