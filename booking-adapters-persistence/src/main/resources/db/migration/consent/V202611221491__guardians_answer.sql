-- A guardian answers with a sign-in of their own, in the web form; who it was is kept.
ALTER TABLE consent.answer
  DROP CONSTRAINT who_records_it_is_known,
  ADD CONSTRAINT who_records_it_is_known CHECK (recorded_by IS NOT NULL OR method = 'web_form'),
  ADD CONSTRAINT nobody_records_the_web_form_but_guardians
    CHECK (method <> 'web_form' OR recorded_by IS NULL OR by_guardian);

-- It turned out that somebody agreed alone who was too young to.
ALTER TABLE consent.answer
  DROP CONSTRAINT answer_revocation_check,
  ADD CONSTRAINT answer_revocation_check
    CHECK (revocation IN ('WITHDRAWN', 'REPLACED', 'UNDER_AGE'));

-- A client's request sees and writes the client's own, and that of their wards; whether it is a ward's is
-- asked only where it is not the client's own.
DO $$
DECLARE
  guarded regclass;
BEGIN
  FOREACH guarded IN ARRAY
    ARRAY['consent.question', 'consent.answer', 'consent.particular']::regclass[]
  LOOP
    EXECUTE format(
      'ALTER POLICY own ON %s
       USING (client_id = shared.current_person()
              OR directory.guards(shared.current_person(), client_id))',
      guarded);
  END LOOP;
END $$;
-- For a ward they answer as what they are.
CREATE POLICY own_or_as_guardian ON consent.answer AS RESTRICTIVE FOR INSERT TO booking_client
  WITH CHECK (CASE WHEN client_id = shared.current_person() THEN recorded_by IS NULL
              ELSE by_guardian AND recorded_by = shared.current_person() END);
