-- Background work. No tenant here: a run concerns the program, and its report holds counts only.
CREATE SCHEMA operations;
GRANT USAGE ON SCHEMA operations TO ${program}, booking_admin, booking_system;

-- db-scheduler's table (github.com/kagkarlsson/db-scheduler, postgresql_tables.sql).
CREATE TABLE operations.scheduled_task (
  task_name            text        NOT NULL,
  task_instance        text        NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean     NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_task_due ON operations.scheduled_task (execution_time);
CREATE INDEX scheduled_task_heartbeat ON operations.scheduled_task (last_heartbeat);
GRANT SELECT, INSERT, UPDATE, DELETE ON operations.scheduled_task TO ${program};

CREATE TABLE operations.job_run (
  job             text        NOT NULL,
  id              uuid        NOT NULL,
  -- The one studio it was run for by its owner; null for all of them.
  organization_id uuid,
  started_at      timestamptz NOT NULL,
  finished_at     timestamptz,
  outcome         text        NOT NULL CHECK (outcome IN ('RUNNING', 'OK', 'FAILED', 'STOPPED')),
  report          jsonb       NOT NULL DEFAULT '{}',
  PRIMARY KEY (job, id)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON operations.job_run TO ${program};

-- How far the demo's clock stands ahead of real time. Empty outside demo mode.
CREATE TABLE operations.demo_clock (
  only_one   boolean  NOT NULL PRIMARY KEY DEFAULT true CHECK (only_one),
  ahead      interval NOT NULL DEFAULT '0',
  changed_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON operations.demo_clock TO ${program};
