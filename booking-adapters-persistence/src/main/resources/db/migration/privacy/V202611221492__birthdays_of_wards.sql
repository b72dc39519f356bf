-- When a guardian's wards were born, and nothing else of them: whether they are of age is asked when the
-- guardian answers. As with names, it is a view, whose owner has a grant on each column that it needs and on
-- no other. What it shows is encrypted all the same.
DO $$
BEGIN
  -- Roles belong to the whole server: another database of it may have made it already.
  CREATE ROLE booking_births NOLOGIN NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;
COMMENT ON ROLE booking_births IS 'Owns the view of when wards were born; nobody signs in as it';

GRANT USAGE ON SCHEMA privacy, shared TO booking_births;
GRANT SELECT (organization_id, client_id, key_id, date_of_birth, deleted_at)
  ON privacy.client_profile_pii TO booking_births;
CREATE POLICY births ON privacy.client_profile_pii FOR SELECT TO booking_births
  USING (organization_id = shared.current_organization());

CREATE VIEW privacy.ward_birth WITH (security_barrier) AS
SELECT organization_id, client_id, key_id, date_of_birth
FROM privacy.client_profile_pii
WHERE organization_id = shared.current_organization() AND deleted_at IS NULL
  AND directory.guards(shared.current_person(), client_id);

GRANT SELECT ON privacy.ward_birth TO booking_client, booking_coach, booking_admin;

-- To give it away takes being a member of who gets it, and that one must be able to make things there.
GRANT CREATE ON SCHEMA privacy TO booking_births;
GRANT booking_births TO CURRENT_USER;
ALTER VIEW privacy.ward_birth OWNER TO booking_births;
REVOKE CREATE ON SCHEMA privacy FROM booking_births;
