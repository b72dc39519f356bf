-- Who was brought over from another system may have what was sent of them, and has it erased. That they came
-- stays, so that an old file does not bring them back.
ALTER TABLE prompts.imported_prompt
  ALTER COLUMN key_id DROP NOT NULL,
  ALTER COLUMN original DROP NOT NULL,
  ADD CONSTRAINT original_goes_with_its_key CHECK ((key_id IS NULL) = (original IS NULL));
CREATE POLICY own ON prompts.imported_prompt AS RESTRICTIVE TO booking_client
  USING (client_id = shared.current_person());
GRANT SELECT ON prompts.imported_prompt TO booking_client, booking_admin;
GRANT SELECT (organization_id, client_id, key_id), UPDATE (key_id, original)
  ON prompts.imported_prompt TO booking_system;
