-- By a payment's number its provider knows who paid, so it goes when the client is erased; what stays is a
-- digest of it, by which nobody claims the same payment again.
CREATE FUNCTION credits.transaction_digest(studio uuid, provider text, transaction text)
  RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN sha256(convert_to(studio || '|' || provider || '|' || transaction, 'UTF8'));
REVOKE ALL ON FUNCTION credits.transaction_digest FROM PUBLIC;
GRANT EXECUTE ON FUNCTION credits.transaction_digest TO
  booking_client, booking_coach, booking_admin, booking_system;

ALTER TABLE credits.credit_purchase
  ADD COLUMN transaction_digest bytea,
  ALTER COLUMN provider_txn_id DROP NOT NULL;

-- Policies hold for who owns the table, too.
ALTER TABLE credits.credit_purchase NO FORCE ROW LEVEL SECURITY;
UPDATE credits.credit_purchase
SET transaction_digest = credits.transaction_digest(organization_id, provider, provider_txn_id);
ALTER TABLE credits.credit_purchase FORCE ROW LEVEL SECURITY;

ALTER TABLE credits.credit_purchase
  ALTER COLUMN transaction_digest SET NOT NULL,
  DROP CONSTRAINT payment_is_claimed_once,
  -- Whoever says it, and however often.
  ADD CONSTRAINT payment_is_claimed_once UNIQUE (organization_id, transaction_digest);

-- Nobody has a grant to choose it.
CREATE FUNCTION credits.keep_transaction_digest() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  new.transaction_digest :=
    credits.transaction_digest(new.organization_id, new.provider, new.provider_txn_id);
  RETURN new;
END $$;
CREATE TRIGGER transaction_digest BEFORE INSERT ON credits.credit_purchase
  FOR EACH ROW EXECUTE FUNCTION credits.keep_transaction_digest();

CREATE TRIGGER transaction_is_only_forgotten BEFORE UPDATE ON credits.credit_purchase
  FOR EACH ROW WHEN (
    new.transaction_digest <> old.transaction_digest OR new.provider <> old.provider
    OR new.provider_txn_id IS DISTINCT FROM old.provider_txn_id AND new.provider_txn_id IS NOT NULL)
  EXECUTE FUNCTION shared.refuse_change();
GRANT UPDATE (provider_txn_id) ON credits.credit_purchase TO booking_system;
