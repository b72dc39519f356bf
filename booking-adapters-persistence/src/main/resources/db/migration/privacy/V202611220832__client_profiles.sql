-- Who clients are. Every identifying column is encrypted before it gets here, under a key that is kept in
-- another database; a person goes on without this row.
CREATE SCHEMA privacy;
GRANT USAGE ON SCHEMA privacy TO booking_client, booking_coach, booking_admin, booking_system;

CREATE TABLE privacy.client_profile_pii (
  organization_id        uuid        NOT NULL,
  client_id              uuid        NOT NULL,
  -- Which key all of this is encrypted with.
  key_id                 uuid,
  full_name              bytea,
  preferred_name         bytea,
  date_of_birth          bytea,
  blood_type             bytea,
  phone_number           bytea,
  email                  bytea,
  emergency_name         bytea,
  emergency_relationship bytea,
  emergency_phone        bytea,
  street                 bytea,
  city                   bytea,
  state                  bytea,
  zip                    bytea,
  encrypted_at           timestamptz,
  version                bigint      NOT NULL DEFAULT 1,
  created_at             timestamptz NOT NULL,
  deleted_at             timestamptz,
  deleted_by             uuid,
  PRIMARY KEY (organization_id, client_id),
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person,
  -- What AES-GCM makes, in Tink's form: a version, the key's number, a nonce, and a tag. No plain text
  -- begins like that.
  CONSTRAINT personal_data_are_encrypted CHECK (
    (get_byte(full_name, 0) = 1 AND octet_length(full_name) >= 33)
    AND (get_byte(preferred_name, 0) = 1 AND octet_length(preferred_name) >= 33)
    AND (get_byte(date_of_birth, 0) = 1 AND octet_length(date_of_birth) >= 33)
    AND (get_byte(blood_type, 0) = 1 AND octet_length(blood_type) >= 33)
    AND (get_byte(phone_number, 0) = 1 AND octet_length(phone_number) >= 33)
    AND (get_byte(email, 0) = 1 AND octet_length(email) >= 33)
    AND (get_byte(emergency_name, 0) = 1 AND octet_length(emergency_name) >= 33)
    AND (get_byte(emergency_relationship, 0) = 1 AND octet_length(emergency_relationship) >= 33)
    AND (get_byte(emergency_phone, 0) = 1 AND octet_length(emergency_phone) >= 33)
    AND (get_byte(street, 0) = 1 AND octet_length(street) >= 33)
    AND (get_byte(city, 0) = 1 AND octet_length(city) >= 33)
    AND (get_byte(state, 0) = 1 AND octet_length(state) >= 33)
    AND (get_byte(zip, 0) = 1 AND octet_length(zip) >= 33)),
  CONSTRAINT what_is_encrypted_says_by_which_key CHECK (
    key_id IS NOT NULL AND encrypted_at IS NOT NULL
    OR num_nonnulls(full_name, preferred_name, date_of_birth, blood_type, phone_number, email,
         emergency_name, emergency_relationship, emergency_phone, street, city, state, zip) = 0)
);
CALL shared.guard_table('privacy.client_profile_pii');
-- A client sees and changes their own; a coach that of the clients they look after.
CREATE POLICY own ON privacy.client_profile_pii AS RESTRICTIVE TO booking_client
  USING (client_id = shared.current_person());
CREATE POLICY in_charge_reads ON privacy.client_profile_pii AS RESTRICTIVE
  FOR SELECT TO booking_coach
  USING (client_id = shared.current_person()
         OR directory.looks_after(shared.current_person(), client_id));
CREATE POLICY in_charge_changes ON privacy.client_profile_pii AS RESTRICTIVE
  FOR UPDATE TO booking_coach
  USING (client_id = shared.current_person()
         OR directory.looks_after(shared.current_person(), client_id));
GRANT SELECT, INSERT, UPDATE ON privacy.client_profile_pii TO
  booking_client, booking_coach, booking_admin;
GRANT SELECT, UPDATE ON privacy.client_profile_pii TO booking_system;

-- By what clients are found: keyed digests of e-mail addresses and telephone numbers. They go when the
-- profile is deleted, so that the address is free again.
CREATE TABLE privacy.contact_index (
  organization_id uuid  NOT NULL,
  client_id       uuid  NOT NULL,
  contact         text  NOT NULL CHECK (contact IN ('EMAIL', 'PHONE')),
  digest          bytea NOT NULL CHECK (octet_length(digest) = 32),
  PRIMARY KEY (organization_id, client_id, contact),
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person
);
CREATE UNIQUE INDEX email_is_one_clients ON privacy.contact_index (organization_id, digest)
  WHERE contact = 'EMAIL';
CREATE INDEX contact_index_by_phone ON privacy.contact_index (organization_id, digest)
  WHERE contact = 'PHONE';
CALL shared.guard_table('privacy.contact_index');
-- Whether an address is taken is to be seen by all who may set one.
GRANT SELECT, INSERT, DELETE ON privacy.contact_index TO
  booking_client, booking_coach, booking_admin;
GRANT SELECT, DELETE ON privacy.contact_index TO booking_system;
CREATE POLICY own_insert ON privacy.contact_index AS RESTRICTIVE FOR INSERT TO booking_client
  WITH CHECK (client_id = shared.current_person());
CREATE POLICY own_delete ON privacy.contact_index AS RESTRICTIVE FOR DELETE TO booking_client
  USING (client_id = shared.current_person());

-- Why somebody looked, in their words, under the client's key. The audit log points here, as it can't be
-- erased itself.
CREATE TABLE privacy.access_reason (
  organization_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  client_id       uuid        NOT NULL,
  reason          bytea       NOT NULL
                  CHECK (get_byte(reason, 0) = 1 AND octet_length(reason) >= 33),
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person
);
CREATE INDEX access_reason_by_client ON privacy.access_reason (organization_id, client_id);
CALL shared.guard_table('privacy.access_reason');
CREATE POLICY own ON privacy.access_reason AS RESTRICTIVE TO booking_client
  USING (client_id = shared.current_person());
GRANT SELECT, INSERT ON privacy.access_reason TO booking_client, booking_admin;
GRANT INSERT ON privacy.access_reason TO booking_coach;
GRANT SELECT, DELETE ON privacy.access_reason TO booking_system;
