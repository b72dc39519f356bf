-- created_at is the program's time, changed_at the database's: their clocks differ by seconds, and
-- the demo's by as much as it was put forward. Whoever has a copy must see that it is not the newer one.
CREATE OR REPLACE FUNCTION scheduling.keep_time_of_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_at := greatest(date_trunc('milliseconds', statement_timestamp()),
    OLD.created_at, OLD.changed_at);
  RETURN NEW;
END $$;
