-- What is given, by whom, and when they work. Only the scheduling module touches this schema.
CREATE SCHEMA scheduling;
GRANT USAGE ON SCHEMA scheduling TO
  booking_client, booking_coach, booking_admin, booking_system, booking_public, booking_scout;

CREATE TABLE scheduling.session_type (
  organization_id           uuid        NOT NULL,
  id                        uuid        NOT NULL,
  name                      text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  description               text        CHECK (length(description) <= 2000),
  kind                      text        NOT NULL CHECK (kind IN ('ONE_ON_ONE', 'SMALL_GROUP', 'CLASS')),
  duration_minutes          int         NOT NULL CHECK (duration_minutes BETWEEN 5 AND 1440),
  capacity                  int         NOT NULL CHECK (capacity BETWEEN 1 AND 1000),
  -- Null: the coach's rate must say it.
  credit_cost               int         CHECK (credit_cost BETWEEN 0 AND 1000),
  buffer_before_minutes     int         NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 480),
  buffer_after_minutes      int         NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 480),
  minimum_notice_minutes    int         NOT NULL DEFAULT 0
                            CHECK (minimum_notice_minutes BETWEEN 0 AND 43200),
  booking_horizon_days      int         NOT NULL DEFAULT 60 CHECK (booking_horizon_days BETWEEN 1 AND 730),
  slot_step_minutes         int         NOT NULL DEFAULT 15 CHECK (slot_step_minutes BETWEEN 5 AND 1440),
  cancellation_window_hours int         NOT NULL DEFAULT 12
                            CHECK (cancellation_window_hours BETWEEN 0 AND 720),
  active                    boolean     NOT NULL DEFAULT true,
  version                   bigint      NOT NULL DEFAULT 1,
  created_at                timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT one_on_one_is_for_one CHECK (kind <> 'ONE_ON_ONE' OR capacity = 1)
);
CALL shared.guard_table('scheduling.session_type');
GRANT SELECT ON scheduling.session_type TO booking_client, booking_coach, booking_system, booking_public;
GRANT SELECT, INSERT, UPDATE ON scheduling.session_type TO booking_admin;

-- A coach as scheduling sees them. The row is also the lock on the coach's hours.
CREATE TABLE scheduling.coach (
  organization_id uuid        NOT NULL,
  coach_id        uuid        NOT NULL,
  display_name    text        NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200),
  active          boolean     NOT NULL DEFAULT true,
  version         bigint      NOT NULL DEFAULT 1,
  -- Raised whenever rules, additions or exceptions change: the ETag of the hours.
  hours_version   bigint      NOT NULL DEFAULT 1,
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, coach_id),
  FOREIGN KEY (organization_id, coach_id) REFERENCES directory.person
);
CALL shared.guard_table('scheduling.coach');
GRANT SELECT ON scheduling.coach TO booking_client, booking_coach, booking_admin, booking_system, booking_public;
GRANT INSERT, UPDATE ON scheduling.coach TO booking_admin;
-- Column-wise, because PostgreSQL asks for some UPDATE right before it lets a row be locked.
GRANT UPDATE (hours_version) ON scheduling.coach TO booking_client, booking_coach, booking_system;

CREATE TABLE scheduling.coach_session_type (
  organization_id uuid NOT NULL,
  coach_id        uuid NOT NULL,
  session_type_id uuid NOT NULL,
  PRIMARY KEY (organization_id, coach_id, session_type_id),
  FOREIGN KEY (organization_id, coach_id) REFERENCES scheduling.coach,
  FOREIGN KEY (organization_id, session_type_id) REFERENCES scheduling.session_type
);
CALL shared.guard_table('scheduling.coach_session_type');
GRANT SELECT ON scheduling.coach_session_type TO
  booking_client, booking_coach, booking_system, booking_public;
GRANT SELECT, INSERT, DELETE ON scheduling.coach_session_type TO booking_admin;

-- What a coach's place costs, where it differs from the session type's.
CREATE TABLE scheduling.coach_rate (
  organization_id uuid NOT NULL,
  coach_id        uuid NOT NULL,
  session_type_id uuid NOT NULL,
  credit_cost     int  NOT NULL CHECK (credit_cost BETWEEN 0 AND 1000),
  PRIMARY KEY (organization_id, coach_id, session_type_id),
  FOREIGN KEY (organization_id, coach_id) REFERENCES scheduling.coach,
  FOREIGN KEY (organization_id, session_type_id) REFERENCES scheduling.session_type
);
CALL shared.guard_table('scheduling.coach_rate');
GRANT SELECT ON scheduling.coach_rate TO booking_client, booking_coach, booking_system, booking_public;
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduling.coach_rate TO booking_admin;

-- Local times of the studio's zone. An end that is not after its start is on the next day.
CREATE TABLE scheduling.availability_rule (
  organization_id uuid     NOT NULL,
  coach_id        uuid     NOT NULL,
  id              uuid     NOT NULL,
  -- ISO: 1 is Monday, 7 is Sunday.
  day_of_week     smallint NOT NULL CHECK (day_of_week BETWEEN 1 AND 7),
  start_time      time     NOT NULL,
  end_time        time     NOT NULL,
  valid_from      date     NOT NULL,
  valid_until     date,
  PRIMARY KEY (organization_id, coach_id, id),
  FOREIGN KEY (organization_id, coach_id) REFERENCES scheduling.coach,
  CHECK (valid_until IS NULL OR valid_until >= valid_from)
);
CALL shared.guard_table('scheduling.availability_rule');
GRANT SELECT ON scheduling.availability_rule TO booking_client, booking_system;
GRANT SELECT, INSERT, DELETE ON scheduling.availability_rule TO booking_coach, booking_admin;

CREATE TABLE scheduling.availability_addition (
  organization_id uuid        NOT NULL,
  coach_id        uuid        NOT NULL,
  id              uuid        NOT NULL,
  date            date        NOT NULL,
  start_time      time        NOT NULL,
  end_time        time        NOT NULL,
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, coach_id, id),
  FOREIGN KEY (organization_id, coach_id) REFERENCES scheduling.coach
);
CREATE INDEX availability_addition_by_date
  ON scheduling.availability_addition (organization_id, coach_id, date);
CALL shared.guard_table('scheduling.availability_addition');
GRANT SELECT ON scheduling.availability_addition TO booking_client, booking_system;
GRANT SELECT, INSERT, DELETE ON scheduling.availability_addition TO booking_coach, booking_admin;

CREATE TABLE scheduling.availability_exception (
  organization_id uuid        NOT NULL,
  coach_id        uuid        NOT NULL,
  id              uuid        NOT NULL,
  start_date      date        NOT NULL,
  end_date        date        NOT NULL,
  -- Both null: the whole day. Otherwise these hours on each of the dates.
  start_time      time,
  end_time        time,
  -- True: these hours replace the weekly ones. False: away.
  is_available    boolean     NOT NULL,
  reason          text        NOT NULL
                  CHECK (reason IN ('VACATION', 'SICK_LEAVE', 'APPOINTMENT', 'TRAINING', 'OTHER')),
  note            text        CHECK (length(note) <= 500),
  version         bigint      NOT NULL DEFAULT 1,
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, coach_id, id),
  FOREIGN KEY (organization_id, coach_id) REFERENCES scheduling.coach,
  CONSTRAINT exception_dates CHECK (end_date >= start_date AND end_date - start_date <= 731),
  CONSTRAINT exception_times CHECK ((start_time IS NULL) = (end_time IS NULL)),
  CONSTRAINT other_hours_need_times CHECK (NOT is_available OR start_time IS NOT NULL)
);
CREATE INDEX availability_exception_by_date
  ON scheduling.availability_exception (organization_id, coach_id, end_date, start_date);
CALL shared.guard_table('scheduling.availability_exception');
-- Clients learn that a coach is away, not why: they may not read the reason and the note.
GRANT SELECT (organization_id, coach_id, id, start_date, end_date, start_time, end_time, is_available)
  ON scheduling.availability_exception TO booking_client, booking_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduling.availability_exception TO booking_coach, booking_admin;
