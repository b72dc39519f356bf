-- A job never overlaps with itself, on whichever instance and by whomever it was started.
ALTER TABLE operations.job_run
  -- A running one says from time to time that it is alive; one that was killed doesn't any more.
  ADD COLUMN alive_until timestamptz;
CREATE UNIQUE INDEX one_run_at_a_time ON operations.job_run (job) WHERE outcome = 'RUNNING';

-- Months of the audit log are opened by a job, and belong to no studio.
GRANT USAGE ON SCHEMA audit TO ${program};
GRANT EXECUTE ON FUNCTION audit.open_months(date, int) TO ${program};
