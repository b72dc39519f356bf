-- What a person is told: from the published events, until and besides messages.
CREATE SCHEMA notices;
GRANT USAGE ON SCHEMA notices TO booking_client, booking_coach, booking_admin, booking_system;

CREATE TABLE notices.notice (
  organization_id uuid        NOT NULL,
  person_id       uuid        NOT NULL,
  id              uuid        NOT NULL,
  type            text        NOT NULL CHECK (type ~ '^[A-Z][A-Z_]{1,63}$'),
  booking_id      uuid,
  session_id      uuid,
  redemption_id   uuid,
  -- When the thing it speaks of takes place, to make its sentence from.
  about_time      timestamptz,
  credits         int,
  at              timestamptz NOT NULL,
  read_at         timestamptz,
  PRIMARY KEY (organization_id, person_id, id),
  FOREIGN KEY (organization_id, person_id) REFERENCES directory.person
);
CALL shared.guard_table('notices.notice');
GRANT SELECT, INSERT ON notices.notice TO booking_client, booking_coach, booking_admin, booking_system;
GRANT UPDATE (read_at) ON notices.notice TO booking_client, booking_coach, booking_admin;
