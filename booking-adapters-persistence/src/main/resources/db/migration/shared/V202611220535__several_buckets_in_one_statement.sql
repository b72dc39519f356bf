-- Takes one out of each of these buckets, or out of none when one is empty: 0, or after how many
-- milliseconds there is one in each. Being one statement, it needs no transaction around it.
CREATE FUNCTION shared.take_from_buckets(
    buckets text[], owners uuid[], steps_ms bigint[], withins_ms bigint[]) RETURNS bigint
  LANGUAGE plpgsql AS $$
DECLARE
  wait bigint := 0;
BEGIN
  -- What was taken within this block is undone when it fails; the variable stays as it is.
  BEGIN
    FOR i IN 1 .. cardinality(buckets) LOOP
      wait := greatest(wait,
        shared.take_from_bucket(buckets[i], owners[i], steps_ms[i], withins_ms[i]));
    END LOOP;
    IF wait > 0 THEN
      RAISE EXCEPTION 'A bucket is empty' USING ERRCODE = 'BK002';
    END IF;
  EXCEPTION WHEN SQLSTATE 'BK002' THEN
    NULL;
  END;
  RETURN wait;
END $$;

-- Puts one back into each of them, and returns how many of them there still are: one that has been
-- full for a while is swept away.
CREATE FUNCTION shared.give_back_to_buckets(
    buckets text[], owners uuid[], steps_ms bigint[]) RETURNS int
  LANGUAGE plpgsql AS $$
DECLARE
  known int := 0;
BEGIN
  FOR i IN 1 .. cardinality(buckets) LOOP
    UPDATE shared.rate_bucket b SET full_at = b.full_at - steps_ms[i] * interval '1 millisecond'
    WHERE b.organization_id = shared.current_organization()
      AND b.name = buckets[i] AND b.owner = owners[i];
    IF found THEN
      known := known + 1;
    END IF;
  END LOOP;
  RETURN known;
END $$;

REVOKE ALL ON FUNCTION shared.take_from_buckets FROM PUBLIC;
REVOKE ALL ON FUNCTION shared.give_back_to_buckets FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shared.take_from_buckets TO booking_client, booking_coach, booking_admin;
GRANT EXECUTE ON FUNCTION shared.give_back_to_buckets TO
  booking_client, booking_coach, booking_admin;

-- A full bucket is as good as none: a job takes it away.
GRANT SELECT, DELETE ON shared.rate_bucket TO booking_system;
-- It locks them first.
GRANT UPDATE (full_at) ON shared.rate_bucket TO booking_system;
CREATE POLICY scout ON shared.rate_bucket FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, full_at) ON shared.rate_bucket TO booking_scout;
