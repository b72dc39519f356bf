-- Classes that come again by a rule.
CREATE TABLE scheduling.series (
  organization_id  uuid        NOT NULL,
  id               uuid        NOT NULL,
  session_type_id  uuid        NOT NULL,
  coach_id         uuid        NOT NULL,
  name             text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  recurrence_rule  text        NOT NULL CHECK (length(recurrence_rule) BETWEEN 1 AND 500),
  -- The rule counts from this local date, and each session begins at this local time of the zone.
  anchor           date        NOT NULL,
  starts_at        time        NOT NULL,
  time_zone        text        NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 64),
  duration_minutes int         NOT NULL CHECK (duration_minutes BETWEEN 5 AND 1440),
  -- The dates that it is for; the rest of a series that was changed from some date on is another.
  from_date        date        NOT NULL,
  ends_before      date,
  capacity         int         NOT NULL CHECK (capacity BETWEEN 1 AND 1000),
  -- Of named seats, by number; what one costs where it differs from the session's.
  seat_labels      text[],
  seat_costs       int[],
  -- How far it has sessions, and the local date on which that was looked at last.
  extended_as_of   date        NOT NULL,
  extended_to      date        NOT NULL,
  version          bigint      NOT NULL DEFAULT 1,
  created_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, session_type_id) REFERENCES scheduling.session_type,
  FOREIGN KEY (organization_id, coach_id) REFERENCES scheduling.coach,
  CONSTRAINT series_counts_from_its_anchor CHECK (anchor <= from_date),
  CONSTRAINT series_names_all_seats_or_none CHECK (
    (seat_labels IS NULL AND seat_costs IS NULL)
    OR (cardinality(seat_labels) = capacity AND cardinality(seat_costs) = capacity))
);
CREATE INDEX series_behind ON scheduling.series (organization_id, extended_as_of, id);
CALL shared.guard_table('scheduling.series');
GRANT SELECT, INSERT, UPDATE ON scheduling.series TO booking_coach, booking_admin;
GRANT SELECT, UPDATE ON scheduling.series TO booking_system;
CREATE POLICY scout ON scheduling.series FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, extended_as_of, time_zone, ends_before)
  ON scheduling.series TO booking_scout;

-- Series whose sessions are being cancelled: work that is left, and can be taken up by anybody.
CREATE TABLE scheduling.series_cancellation (
  organization_id uuid        NOT NULL,
  series_id       uuid        NOT NULL,
  from_date       date        NOT NULL,
  reason          text        CHECK (length(reason) <= 500),
  requested_at    timestamptz NOT NULL,
  PRIMARY KEY (organization_id, series_id),
  FOREIGN KEY (organization_id, series_id) REFERENCES scheduling.series
);
CALL shared.guard_table('scheduling.series_cancellation');
GRANT SELECT, INSERT, UPDATE ON scheduling.series_cancellation TO booking_coach, booking_admin;
GRANT SELECT, UPDATE, DELETE ON scheduling.series_cancellation TO booking_system;
CREATE POLICY scout ON scheduling.series_cancellation FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id) ON scheduling.series_cancellation TO booking_scout;

-- A session of a series is for one of its dates, whatever becomes of it: nothing is made twice.
ALTER TABLE scheduling.session
  ADD COLUMN occurrence_date date,
  ADD CONSTRAINT session_is_of_a_series
    FOREIGN KEY (organization_id, series_id) REFERENCES scheduling.series,
  ADD CONSTRAINT session_names_its_occurrence CHECK (
    num_nonnulls(series_id, occurrence_date, recurrence_rule) IN (0, 3)
    AND (series_id IS NOT NULL OR NOT is_exception));
CREATE UNIQUE INDEX session_is_made_once
  ON scheduling.session (organization_id, series_id, occurrence_date) WHERE series_id IS NOT NULL;
-- The program makes sessions of series by itself.
GRANT INSERT ON scheduling.session, scheduling.place TO booking_system;
