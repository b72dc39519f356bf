-- All that the AI service sees when it is at the database itself: under the alias, of clients of the one
-- studio who agree to it now, numbers and codes. Nothing about health, and nothing that somebody wrote.
--
-- A view reads with its owner's rights. This one's owner has a grant on each column that it needs and on no
-- other, and policies of its own hold it to the studio: there is no way to who somebody is even for it.
GRANT USAGE ON SCHEMA privacy, directory, consent, shared TO booking_ai_view;
GRANT SELECT (organization_id, client_id, age, age_as_of, gender, height_mm, weight_g,
    body_fat_percentage, training_start_date, years_training_experience, wearable_device,
    wearable_integration_active, training_tier)
  ON privacy.client_profile_training TO booking_ai_view;
GRANT SELECT (organization_id, id, alias) ON directory.person TO booking_ai_view;
GRANT SELECT (organization_id, time_zone) ON directory.organization TO booking_ai_view;
GRANT SELECT (organization_id, client_id, type, number, version, granted, expires_at, revoked_at)
  ON consent.answer TO booking_ai_view;
GRANT SELECT (organization_id, ordinal, effective_on, requires_re_consent)
  ON consent.version TO booking_ai_view;
DO $$
DECLARE
  needed regclass;
BEGIN
  FOREACH needed IN ARRAY ARRAY['privacy.client_profile_training', 'directory.person',
    'directory.organization', 'consent.answer', 'consent.version']::regclass[]
  LOOP
    EXECUTE format(
      'CREATE POLICY ai_view ON %s FOR SELECT TO booking_ai_view
       USING (organization_id = shared.current_organization())', needed);
  END LOOP;
END $$;

CREATE VIEW privacy.ai_training_profile WITH (security_barrier) AS
SELECT t.client_id, p.alias, t.age, t.age_as_of, t.gender, t.height_mm, t.weight_g,
  t.body_fat_percentage, t.training_start_date, t.years_training_experience, t.wearable_device,
  t.wearable_integration_active, t.training_tier
FROM privacy.client_profile_training t
JOIN directory.person p ON p.organization_id = t.organization_id AND p.id = t.client_id
JOIN directory.organization o ON o.organization_id = t.organization_id
JOIN consent.answer a ON a.organization_id = t.organization_id AND a.client_id = t.client_id
WHERE t.organization_id = shared.current_organization()
  -- As consent.agrees_to: a function would be run with the reader's rights.
  AND a.type = 'ai_processing' AND a.granted AND a.revoked_at IS NULL
  AND (a.expires_at IS NULL OR a.expires_at > now())
  AND NOT EXISTS (
    SELECT FROM consent.answer newer
    WHERE newer.organization_id = a.organization_id AND newer.client_id = a.client_id
      AND newer.type = a.type AND newer.number > a.number)
  AND NOT EXISTS (
    SELECT FROM consent.version v
    WHERE v.organization_id = a.organization_id AND v.ordinal > a.version
      AND v.requires_re_consent AND v.effective_on <= (now() AT TIME ZONE o.time_zone)::date);

GRANT USAGE ON SCHEMA privacy TO booking_ai;
GRANT SELECT ON privacy.ai_training_profile TO booking_ai;

-- To give it away takes being a member of who gets it, and that one must be able to make things there.
GRANT CREATE ON SCHEMA privacy TO booking_ai_view;
GRANT booking_ai_view TO CURRENT_USER;
ALTER VIEW privacy.ai_training_profile OWNER TO booking_ai_view;
REVOKE CREATE ON SCHEMA privacy FROM booking_ai_view;
