-- The secret address at which a calendar program reads what somebody has on. One a person; of its
-- secret only a digest is kept.
CREATE TABLE directory.calendar_address (
  organization_id uuid        NOT NULL,
  person_id       uuid        NOT NULL,
  secret_digest   bytea       NOT NULL CHECK (length(secret_digest) = 32),
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, person_id),
  FOREIGN KEY (organization_id, person_id) REFERENCES directory.person
);
-- The address says by its secret alone whose it is, so the secret is unique over all studios.
CREATE UNIQUE INDEX calendar_address_secret ON directory.calendar_address (secret_digest);
CALL shared.guard_table('directory.calendar_address');
GRANT SELECT, INSERT, UPDATE, DELETE ON directory.calendar_address TO
  booking_client, booking_coach, booking_admin;
-- An address is its owner's affair, and nobody else's in the studio.
CREATE POLICY own ON directory.calendar_address AS RESTRICTIVE
  TO booking_client, booking_coach, booking_admin
  USING (person_id = nullif(current_setting('app.current_user_id', true), '')::uuid);

-- A calendar program brings the secret and nothing else; it must first learn whose it is.
CREATE POLICY by_secret ON directory.calendar_address FOR SELECT TO booking_signin USING (true);
GRANT SELECT (organization_id, person_id, secret_digest) ON directory.calendar_address TO booking_signin;
