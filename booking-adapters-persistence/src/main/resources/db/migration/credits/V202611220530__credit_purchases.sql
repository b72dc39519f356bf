-- What clients say they paid a provider for a package. It gives nothing until it is confirmed.
CREATE TABLE credits.credit_purchase (
  organization_id  uuid        NOT NULL,
  id               uuid        NOT NULL,
  client_id        uuid        NOT NULL,
  provider         text        NOT NULL CHECK (provider ~ '^[a-z][a-z0-9_-]{0,39}$'),
  provider_txn_id  text        NOT NULL CHECK (provider_txn_id ~ '^[A-Za-z0-9._-]{1,200}$'),
  package_id       uuid        NOT NULL,
  amount_minor     bigint      NOT NULL CHECK (amount_minor BETWEEN 1 AND 1000000000000),
  currency         char(3)     NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  status           text        NOT NULL DEFAULT 'PENDING'
                     CHECK (status IN ('PENDING', 'CONFIRMED', 'REJECTED')),
  claimed_at       timestamptz NOT NULL,
  decided_at       timestamptz,
  -- Null: the program, by the provider's word.
  decided_by       uuid,
  -- What an admin wrote, possibly about a person; here it can be erased.
  rejection_reason text        CHECK (length(rejection_reason) <= 500),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, client_id) REFERENCES credits.account,
  FOREIGN KEY (organization_id, package_id) REFERENCES credits.package,
  -- Whoever says it, and however often.
  CONSTRAINT payment_is_claimed_once UNIQUE (organization_id, provider, provider_txn_id),
  CONSTRAINT purchase_is_decided_when_it_says_so CHECK ((status = 'PENDING') = (decided_at IS NULL)),
  -- What a redemption points at.
  CONSTRAINT purchase_as_it_is_used UNIQUE
    (organization_id, id, client_id, package_id, amount_minor, currency, status)
);
CREATE INDEX credit_purchase_of_client ON credits.credit_purchase (organization_id, client_id, id);
CREATE INDEX credit_purchase_that_waits ON credits.credit_purchase (organization_id, id)
  WHERE status = 'PENDING';
CALL shared.guard_table('credits.credit_purchase');
-- Who claims one can't say how it stands: it waits. Anybody may be a client besides.
GRANT SELECT ON credits.credit_purchase TO
  booking_client, booking_coach, booking_admin, booking_system;
GRANT INSERT (organization_id, id, client_id, provider, provider_txn_id, package_id, amount_minor,
  currency, claimed_at) ON credits.credit_purchase TO booking_client, booking_coach, booking_admin;
GRANT UPDATE (status, decided_at, decided_by, rejection_reason) ON credits.credit_purchase TO
  booking_admin, booking_system;

-- What was decided stays; a reason can be erased.
CREATE FUNCTION credits.refuse_another_decision() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Purchase % is decided', old.id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_is_decided_once';
END $$;
CREATE TRIGGER purchase_is_decided_once BEFORE UPDATE ON credits.credit_purchase
  FOR EACH ROW WHEN (old.status <> 'PENDING' AND new.status <> old.status)
  EXECUTE FUNCTION credits.refuse_another_decision();

-- A redemption that was paid by a purchase names it: one of the same client, of the same package,
-- at the same price, and confirmed.
ALTER TABLE credits.redemption ADD COLUMN purchase_id uuid;
ALTER TABLE credits.redemption ADD COLUMN purchase_status text
  GENERATED ALWAYS AS (CASE WHEN purchase_id IS NOT NULL THEN 'CONFIRMED' END) STORED;
ALTER TABLE credits.redemption
  ADD CONSTRAINT paid_by_purchase_when_it_says_so
    CHECK ((payment_method = 'PURCHASE') = (purchase_id IS NOT NULL)),
  ADD CONSTRAINT redemption_fits_its_purchase
    FOREIGN KEY (organization_id, purchase_id, client_id, package_id, price_paid_minor, currency,
      purchase_status)
    REFERENCES credits.credit_purchase (organization_id, id, client_id, package_id, amount_minor,
      currency, status);
CREATE UNIQUE INDEX purchase_is_used_once ON credits.redemption (organization_id, purchase_id)
  WHERE purchase_id IS NOT NULL;
