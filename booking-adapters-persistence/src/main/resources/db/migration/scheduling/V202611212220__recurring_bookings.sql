-- Bookings that come again by a rule, and what became of each of their dates.
CREATE TABLE scheduling.recurring_booking (
  organization_id  uuid        NOT NULL,
  id               uuid        NOT NULL,
  client_id        uuid        NOT NULL,
  coach_id         uuid        NOT NULL,
  session_type_id  uuid        NOT NULL,
  -- RFC 5545, as read and written again; it counts local dates from start_date.
  rule             text        NOT NULL CHECK (length(rule) BETWEEN 1 AND 500),
  start_date       date        NOT NULL,
  end_date         date,
  start_time       time        NOT NULL,
  duration_minutes int         NOT NULL CHECK (duration_minutes BETWEEN 1 AND 1440),
  -- Where dates and time are local, for good.
  time_zone        text        NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 64),
  status           text        NOT NULL CHECK (status IN ('ACTIVE', 'PAUSED', 'CANCELLED')),
  made_by          uuid,
  version          bigint      NOT NULL DEFAULT 1,
  created_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT recurring_booking_of_client UNIQUE (organization_id, id, client_id),
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person,
  FOREIGN KEY (organization_id, coach_id) REFERENCES scheduling.coach,
  FOREIGN KEY (organization_id, session_type_id) REFERENCES scheduling.session_type,
  CONSTRAINT recurring_booking_dates CHECK (end_date >= start_date)
);
CREATE INDEX recurring_booking_by_client
  ON scheduling.recurring_booking (organization_id, client_id, id);
CREATE INDEX recurring_booking_active ON scheduling.recurring_booking (organization_id, id)
  WHERE status = 'ACTIVE';
CALL shared.guard_table('scheduling.recurring_booking');
GRANT SELECT, INSERT ON scheduling.recurring_booking TO booking_client, booking_coach, booking_admin;
GRANT SELECT ON scheduling.recurring_booking TO booking_system;
GRANT UPDATE (status, version) ON scheduling.recurring_booking TO
  booking_client, booking_coach, booking_admin, booking_system;

-- What became of a date. Its key makes it once, whoever looks and how often.
CREATE TABLE scheduling.occurrence (
  organization_id      uuid        NOT NULL,
  recurring_booking_id uuid        NOT NULL,
  -- By the rule, in the recurring booking's zone; it names the occurrence, wherever it is moved.
  date                 date        NOT NULL,
  booking_id           uuid,
  -- Why there is no booking: a code. Without a booking it is tried again while the date is ahead.
  skipped              text        CHECK (skipped ~ '^[A-Z][A-Z_]{1,63}$'),
  at                   timestamptz NOT NULL,
  PRIMARY KEY (organization_id, recurring_booking_id, date),
  FOREIGN KEY (organization_id, recurring_booking_id) REFERENCES scheduling.recurring_booking,
  FOREIGN KEY (organization_id, booking_id) REFERENCES scheduling.booking,
  CONSTRAINT occurrence_is_booked_or_skipped CHECK (booking_id IS NOT NULL OR skipped IS NOT NULL)
);
CALL shared.guard_table('scheduling.occurrence');
GRANT SELECT, INSERT ON scheduling.occurrence TO
  booking_client, booking_coach, booking_admin, booking_system;
GRANT UPDATE (booking_id, skipped, at) ON scheduling.occurrence TO
  booking_client, booking_coach, booking_admin, booking_system;

-- The copied client is the recurring booking's own.
ALTER TABLE scheduling.session ADD CONSTRAINT session_of_a_recurring_booking
  FOREIGN KEY (organization_id, recurring_booking_id, client_id)
  REFERENCES scheduling.recurring_booking (organization_id, id, client_id);
ALTER TABLE scheduling.booking ADD CONSTRAINT booking_of_a_recurring_booking
  FOREIGN KEY (organization_id, recurring_booking_id, client_id)
  REFERENCES scheduling.recurring_booking (organization_id, id, client_id);

-- The program makes appointments.
GRANT INSERT ON scheduling.session, scheduling.place TO booking_system;

-- Confirmed, but yet to be paid.
CREATE INDEX booking_to_charge ON scheduling.booking (organization_id, charge_at)
  WHERE status = 'CONFIRMED' AND payment_type IS NULL;
GRANT SELECT (charge_at, payment_type) ON scheduling.booking TO booking_scout;

-- Studios with recurring bookings, and the studio's date for which they were last looked after.
CREATE TABLE scheduling.generation (
  organization_id uuid NOT NULL PRIMARY KEY,
  done_for        date NOT NULL
);
CALL shared.guard_table('scheduling.generation');
GRANT SELECT, INSERT ON scheduling.generation TO booking_client, booking_coach, booking_admin;
GRANT SELECT, UPDATE ON scheduling.generation TO booking_system;
CREATE POLICY scout ON scheduling.generation FOR SELECT TO booking_scout USING (true);
GRANT SELECT ON scheduling.generation TO booking_scout;
