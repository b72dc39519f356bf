-- Claims a key until the transaction ends, or fails at once: whoever sends a request again while the
-- first still runs is told so, and does not wait behind the locks that the first one holds. The
-- failure also keeps PostgreSQL from running what was sent in the same go.
CREATE FUNCTION shared.claim_idempotency_key(person uuid, route text, key text) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended(
      concat_ws('|', 'idempotency', shared.current_organization(), person, route, key), 0)) THEN
    RAISE EXCEPTION 'The idempotency key is in use' USING ERRCODE = 'BK001';
  END IF;
END $$;

REVOKE ALL ON FUNCTION shared.claim_idempotency_key FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shared.claim_idempotency_key TO
  booking_client, booking_coach, booking_admin;

-- A key whose day is over may be used anew before the row is swept.
GRANT UPDATE ON shared.idempotency_key TO booking_client, booking_coach, booking_admin;
