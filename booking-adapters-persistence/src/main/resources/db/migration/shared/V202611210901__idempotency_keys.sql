-- The answer that a request with this Idempotency-Key got. Committed together with its effect.
CREATE TABLE shared.idempotency_key (
  organization_id uuid        NOT NULL,
  person_id       uuid        NOT NULL,
  route           text        NOT NULL CHECK (length(route) <= 300),
  key             text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  -- A keyed digest of the body: bodies hold personal data.
  fingerprint     text        NOT NULL,
  status          smallint    NOT NULL,
  location        text,
  etag            text,
  body            text,
  created_at      timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, person_id, route, key)
);
CREATE INDEX idempotency_key_expired ON shared.idempotency_key (organization_id, expires_at);

CALL shared.guard_table('shared.idempotency_key');
GRANT SELECT, INSERT ON shared.idempotency_key TO booking_client, booking_coach, booking_admin;
GRANT SELECT, DELETE ON shared.idempotency_key TO booking_system;
CREATE POLICY scout ON shared.idempotency_key FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, expires_at) ON shared.idempotency_key TO booking_scout;
