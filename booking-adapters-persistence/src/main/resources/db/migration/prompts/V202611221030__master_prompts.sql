-- What is known of clients for those who plan their training. Each version is kept for good, encrypted
-- under the client's key before it gets here: with the key goes all that can be read of it.
CREATE SCHEMA prompts;
GRANT USAGE ON SCHEMA prompts TO booking_client, booking_coach, booking_admin;

CREATE TABLE prompts.master_prompt (
  organization_id uuid        NOT NULL,
  client_id       uuid        NOT NULL,
  number          int         NOT NULL CHECK (number > 0),
  id              uuid        NOT NULL,
  schema_version  text        NOT NULL CHECK (schema_version ~ '^[0-9]{1,9}(\.[0-9]{1,9}){2}$'),
  key_id          uuid        NOT NULL,
  document        bytea       NOT NULL,
  written_at      timestamptz NOT NULL,
  written_by      uuid        NOT NULL,
  previous_number int         GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  PRIMARY KEY (organization_id, client_id, number),
  -- What the ciphertext is bound to.
  CONSTRAINT master_prompt_id UNIQUE (organization_id, id),
  CONSTRAINT master_prompts_are_a_chain
    FOREIGN KEY (organization_id, client_id, previous_number)
    REFERENCES prompts.master_prompt (organization_id, client_id, number),
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person,
  -- The form of what AES-GCM makes, as Tink writes it. No JSON begins like that.
  CONSTRAINT documents_are_encrypted
    CHECK (octet_length(document) >= 33 AND get_byte(document, 0) = 1)
);
-- It does not compress: trying to is work for nothing.
ALTER TABLE prompts.master_prompt ALTER COLUMN document SET STORAGE EXTERNAL;
CREATE TRIGGER master_prompt_stays BEFORE UPDATE OR DELETE ON prompts.master_prompt
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
CALL shared.guard_table('prompts.master_prompt');
-- A client reads their own; a coach reads and writes those of the clients they look after, and reads
-- their own.
CREATE POLICY own ON prompts.master_prompt AS RESTRICTIVE TO booking_client
  USING (client_id = shared.current_person());
CREATE POLICY in_charge_reads ON prompts.master_prompt AS RESTRICTIVE
  FOR SELECT TO booking_coach
  USING (client_id = shared.current_person()
         OR directory.looks_after(shared.current_person(), client_id));
CREATE POLICY in_charge_writes ON prompts.master_prompt AS RESTRICTIVE
  FOR INSERT TO booking_coach
  WITH CHECK (directory.looks_after(shared.current_person(), client_id));
GRANT SELECT ON prompts.master_prompt TO booking_client;
GRANT SELECT, INSERT ON prompts.master_prompt TO booking_coach, booking_admin;
