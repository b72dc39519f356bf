-- How a session came to be cancelled. A leaf: what a person wrote as the reason can be erased here.
CREATE TABLE scheduling.session_cancellation (
  organization_id uuid        NOT NULL,
  session_id      uuid        NOT NULL,
  cancelled_at    timestamptz NOT NULL,
  by_person       uuid,
  by_role         text        NOT NULL,
  reason_code     text        NOT NULL CHECK (reason_code ~ '^[A-Z][A-Z_]{1,63}$'),
  reason          text        CHECK (length(reason) <= 500),
  PRIMARY KEY (organization_id, session_id),
  FOREIGN KEY (organization_id, session_id) REFERENCES scheduling.session
);
CALL shared.guard_table('scheduling.session_cancellation');
GRANT SELECT, INSERT ON scheduling.session_cancellation TO
  booking_client, booking_coach, booking_admin, booking_system;
