-- When a session or booking was last different, for the calendars that have copies of it. Kept here,
-- so that it is right whatever changed them. Null: it is as it was made.
ALTER TABLE scheduling.session ADD COLUMN changed_at timestamptz;
ALTER TABLE scheduling.booking ADD COLUMN changed_at timestamptz;

CREATE FUNCTION scheduling.keep_time_of_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_at := date_trunc('milliseconds', statement_timestamp());
  RETURN NEW;
END $$;

CREATE TRIGGER time_of_change BEFORE UPDATE ON scheduling.session
  FOR EACH ROW WHEN (NEW.version <> OLD.version) EXECUTE FUNCTION scheduling.keep_time_of_change();
CREATE TRIGGER time_of_change BEFORE UPDATE ON scheduling.booking
  FOR EACH ROW WHEN (NEW.version <> OLD.version) EXECUTE FUNCTION scheduling.keep_time_of_change();
