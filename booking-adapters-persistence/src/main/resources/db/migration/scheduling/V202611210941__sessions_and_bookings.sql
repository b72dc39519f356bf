-- Sessions, their places, and who has them.
CREATE TABLE scheduling.session (
  organization_id      uuid        NOT NULL,
  id                   uuid        NOT NULL,
  session_type_id      uuid        NOT NULL,
  coach_id             uuid        NOT NULL,
  name                 text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  kind                 text        NOT NULL CHECK (kind IN ('ONE_ON_ONE', 'SMALL_GROUP', 'CLASS')),
  starts_at            timestamptz NOT NULL,
  ends_at              timestamptz NOT NULL,
  -- The coach's busy time: the session and its buffers, as they were when it was made.
  buffer_before_minutes int        NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 480),
  buffer_after_minutes int         NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 480),
  blocked              tstzrange   NOT NULL,
  status               text        NOT NULL DEFAULT 'scheduled'
                       CHECK (status IN ('scheduled', 'completed', 'cancelled', 'no_show')),
  capacity             int         NOT NULL CHECK (capacity BETWEEN 1 AND 1000),
  named_seats          boolean     NOT NULL DEFAULT false,
  -- What a place costs, frozen when the session was made; a named seat may say otherwise.
  credit_cost          int         NOT NULL CHECK (credit_cost BETWEEN 0 AND 1000),
  client_id            uuid,
  one_time_booking_id  uuid,
  recurring_booking_id uuid,
  series_id            uuid,
  recurrence_rule      text,
  is_exception         boolean     NOT NULL DEFAULT false,
  version              bigint      NOT NULL DEFAULT 1,
  created_at           timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, session_type_id) REFERENCES scheduling.session_type,
  FOREIGN KEY (organization_id, coach_id) REFERENCES scheduling.coach,
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person,
  CONSTRAINT session_times CHECK (ends_at > starts_at),
  CONSTRAINT session_blocks_its_times CHECK (
    lower(blocked) = starts_at - make_interval(mins => buffer_before_minutes)
    AND upper(blocked) = ends_at + make_interval(mins => buffer_after_minutes)),
  CONSTRAINT session_has_one_parent
    CHECK (num_nonnulls(one_time_booking_id, recurring_booking_id) <= 1
           AND (kind = 'ONE_ON_ONE' OR num_nonnulls(one_time_booking_id, recurring_booking_id) = 0)),
  -- Promise 1: a coach is never in two sessions at once, buffers included.
  CONSTRAINT coach_is_in_one_session EXCLUDE USING gist (
    organization_id WITH =, coach_id WITH =, blocked WITH &&) WHERE (status = 'scheduled')
);
CREATE INDEX session_timetable ON scheduling.session (organization_id, starts_at, id);
CREATE INDEX session_by_coach ON scheduling.session (organization_id, coach_id, starts_at, id);
CREATE INDEX session_by_client ON scheduling.session (organization_id, client_id, starts_at)
  WHERE client_id IS NOT NULL;
CREATE INDEX session_to_complete ON scheduling.session (organization_id, ends_at)
  WHERE status = 'scheduled';
CALL shared.guard_table('scheduling.session');
GRANT SELECT, INSERT ON scheduling.session TO booking_client;
-- What a client's own booking, moving and cancelling of a slot changes.
GRANT UPDATE (starts_at, ends_at, blocked, coach_id, status, version, client_id, one_time_booking_id,
              buffer_before_minutes, buffer_after_minutes, credit_cost)
  ON scheduling.session TO booking_client;
GRANT SELECT, INSERT, UPDATE ON scheduling.session TO booking_coach, booking_admin;
GRANT SELECT, UPDATE ON scheduling.session TO booking_system;
GRANT SELECT ON scheduling.session TO booking_public;
CREATE POLICY scout ON scheduling.session FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, status, ends_at) ON scheduling.session TO booking_scout;

-- One bookable spot. Made with its session; retired by closing, for history points at it.
CREATE TABLE scheduling.place (
  organization_id uuid    NOT NULL,
  session_id      uuid    NOT NULL,
  id              uuid    NOT NULL,
  number          int     NOT NULL CHECK (number >= 1),
  label           text    CHECK (length(label) BETWEEN 1 AND 50),
  credit_cost     int     CHECK (credit_cost BETWEEN 0 AND 1000),
  -- The booking that has it now.
  taken_by        uuid,
  closed          boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organization_id, session_id, id),
  FOREIGN KEY (organization_id, session_id) REFERENCES scheduling.session,
  CONSTRAINT place_number UNIQUE (organization_id, session_id, number),
  CONSTRAINT place_label UNIQUE (organization_id, session_id, label),
  CONSTRAINT a_closed_place_is_free CHECK (NOT closed OR taken_by IS NULL)
);
CREATE INDEX place_free ON scheduling.place (organization_id, session_id, number)
  WHERE taken_by IS NULL AND NOT closed;
CALL shared.guard_table('scheduling.place');
GRANT SELECT, INSERT ON scheduling.place TO booking_client;
GRANT UPDATE (taken_by) ON scheduling.place TO booking_client;
GRANT SELECT, INSERT, UPDATE ON scheduling.place TO booking_coach, booking_admin;
GRANT SELECT, UPDATE ON scheduling.place TO booking_system;
GRANT SELECT ON scheduling.place TO booking_public;

CREATE TABLE scheduling.booking (
  organization_id        uuid        NOT NULL,
  id                     uuid        NOT NULL,
  session_id             uuid        NOT NULL,
  place_id               uuid        NOT NULL,
  client_id              uuid        NOT NULL,
  status                 text        NOT NULL CHECK (status IN (
                           'PENDING_PAYMENT', 'WAITLISTED', 'CONFIRMED', 'COMPLETED', 'NO_SHOW',
                           'CANCELLED', 'EXPIRED')),
  guest                  boolean     NOT NULL DEFAULT false,
  -- The session's times, for the overlap constraint; moving a session moves them.
  starts_at              timestamptz NOT NULL,
  ends_at                timestamptz NOT NULL,
  credit_cost            int         NOT NULL CHECK (credit_cost BETWEEN 0 AND 1000),
  payment_type           text        CHECK (payment_type IN ('ALL_ACCESS', 'CREDIT', 'FRIEND_PASS', 'FREE')),
  package_redemption_id  uuid,
  credits_used           int         NOT NULL DEFAULT 0 CHECK (credits_used >= 0),
  all_access_usage_id    uuid,
  hold_expires_at        timestamptz,
  charge_at              timestamptz,
  recurring_booking_id   uuid,
  -- The cancellation policy as it was when the booking was made.
  policy_kind            text        NOT NULL CHECK (policy_kind IN ('NO_REFUND', 'REFUND_BEFORE_WINDOW')),
  policy_window_hours    int         NOT NULL CHECK (policy_window_hours BETWEEN 0 AND 720),
  -- Why it was paid as it was; what was tried before, as ALL_ACCESS:NO_PASS,…; what was left.
  payment_why            text,
  payment_tried          text        NOT NULL DEFAULT '',
  balance_left           int,
  booked_by              uuid,
  version                bigint      NOT NULL DEFAULT 1,
  created_at             timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, session_id) REFERENCES scheduling.session,
  -- A place of that very session.
  FOREIGN KEY (organization_id, session_id, place_id) REFERENCES scheduling.place,
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person,
  CONSTRAINT booking_times CHECK (ends_at > starts_at),
  CONSTRAINT a_hold_ends CHECK ((status = 'PENDING_PAYMENT') <= (hold_expires_at IS NOT NULL)),
  CONSTRAINT confirmed_is_paid
    CHECK (status <> 'CONFIRMED' OR payment_type IS NOT NULL OR charge_at IS NOT NULL),
  -- Promise 3. A guest's place does not count against the host.
  CONSTRAINT client_is_in_one_session EXCLUDE USING gist (
    organization_id WITH =, client_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
    WHERE (NOT guest AND status IN ('PENDING_PAYMENT', 'CONFIRMED'))
);
-- Promise 2: a place is held by at most one booking that keeps it.
CREATE UNIQUE INDEX place_is_held_once ON scheduling.booking (organization_id, session_id, place_id)
  WHERE status IN ('PENDING_PAYMENT', 'CONFIRMED', 'COMPLETED', 'NO_SHOW');
CREATE INDEX booking_by_client ON scheduling.booking (organization_id, client_id, starts_at, id);
CREATE INDEX booking_by_session ON scheduling.booking (organization_id, session_id, id);
CREATE INDEX booking_by_start ON scheduling.booking (organization_id, starts_at, id);
CREATE INDEX booking_holds ON scheduling.booking (organization_id, hold_expires_at)
  WHERE status = 'PENDING_PAYMENT';
CALL shared.guard_table('scheduling.booking');
GRANT SELECT, INSERT, UPDATE ON scheduling.booking TO booking_client, booking_coach, booking_admin, booking_system;
CREATE POLICY scout ON scheduling.booking FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, status, hold_expires_at) ON scheduling.booking TO booking_scout;

ALTER TABLE scheduling.place ADD CONSTRAINT taken_by_a_booking
  FOREIGN KEY (organization_id, taken_by) REFERENCES scheduling.booking DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE scheduling.session ADD CONSTRAINT session_of_a_booking
  FOREIGN KEY (organization_id, one_time_booking_id) REFERENCES scheduling.booking
  DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE scheduling.booking_status_history (
  organization_id uuid        NOT NULL,
  booking_id      uuid        NOT NULL,
  id              uuid        NOT NULL,
  from_status     text,
  to_status       text        NOT NULL,
  by_person       uuid,
  by_role         text        NOT NULL,
  -- A code, never free text: history can't be erased.
  reason          text        NOT NULL CHECK (reason ~ '^[A-Z][A-Z_]{1,63}$'),
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, booking_id, id),
  FOREIGN KEY (organization_id, booking_id) REFERENCES scheduling.booking
);
CALL shared.guard_table('scheduling.booking_status_history');
CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE ON scheduling.booking_status_history
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
GRANT SELECT, INSERT ON scheduling.booking_status_history TO
  booking_client, booking_coach, booking_admin, booking_system;

-- One per booking. A leaf: what a person wrote as the reason can be erased here.
CREATE TABLE scheduling.booking_cancellation (
  organization_id     uuid        NOT NULL,
  booking_id          uuid        NOT NULL,
  cancelled_at        timestamptz NOT NULL,
  by_person           uuid,
  by_role             text        NOT NULL,
  on_behalf_of        text        NOT NULL CHECK (on_behalf_of IN ('CLIENT', 'STUDIO')),
  reason              text        CHECK (length(reason) <= 500),
  refund_payment_type text,
  refund_credits      int         NOT NULL DEFAULT 0 CHECK (refund_credits >= 0),
  PRIMARY KEY (organization_id, booking_id),
  FOREIGN KEY (organization_id, booking_id) REFERENCES scheduling.booking
);
CALL shared.guard_table('scheduling.booking_cancellation');
GRANT SELECT, INSERT ON scheduling.booking_cancellation TO
  booking_client, booking_coach, booking_admin, booking_system;
