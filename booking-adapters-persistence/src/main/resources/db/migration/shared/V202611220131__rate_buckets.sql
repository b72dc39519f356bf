-- How often something may yet be done: a bucket fills evenly, and is full again at that time. One
-- that was never taken from has no row.
CREATE TABLE shared.rate_bucket (
  organization_id uuid        NOT NULL,
  name            text        NOT NULL CHECK (length(name) <= 50),
  -- A person, or the studio itself for all together.
  owner           uuid        NOT NULL,
  full_at         timestamptz NOT NULL,
  PRIMARY KEY (organization_id, name, owner)
);
CALL shared.guard_table('shared.rate_bucket');
GRANT SELECT, INSERT, UPDATE ON shared.rate_bucket TO booking_client, booking_coach, booking_admin;

-- Takes one out of a bucket, and returns 0; or leaves an empty one as it is, and returns after how
-- many milliseconds there is one in it. One statement with the server's time decides, whoever else
-- takes. (The generic cell rate algorithm: to take is to put off by a step when the bucket is full.)
CREATE FUNCTION shared.take_from_bucket(
    bucket text, its_owner uuid, step_ms bigint, within_ms bigint) RETURNS bigint
  LANGUAGE plpgsql AS $$
DECLARE
  step   interval := step_ms * interval '1 millisecond';
  within interval := within_ms * interval '1 millisecond';
  wait   interval;
BEGIN
  INSERT INTO shared.rate_bucket AS b (organization_id, name, owner, full_at)
  VALUES (shared.current_organization(), bucket, its_owner, clock_timestamp() + step)
  ON CONFLICT (organization_id, name, owner) DO UPDATE
    SET full_at = greatest(b.full_at, clock_timestamp()) + step
    WHERE greatest(b.full_at, clock_timestamp()) + step <= clock_timestamp() + within;
  IF found THEN
    RETURN 0;
  END IF;
  SELECT b.full_at + step - within - clock_timestamp() INTO wait
  FROM shared.rate_bucket b
  WHERE b.organization_id = shared.current_organization()
    AND b.name = bucket AND b.owner = its_owner;
  RETURN greatest(ceil(extract(epoch FROM wait) * 1000), 1)::bigint;
END $$;

REVOKE ALL ON FUNCTION shared.take_from_bucket FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shared.take_from_bucket TO booking_client, booking_coach, booking_admin;
