-- What is sold, who has it, and what is left of it. Only the credits module touches this schema.
CREATE SCHEMA credits;
GRANT USAGE ON SCHEMA credits TO
  booking_client, booking_coach, booking_admin, booking_system, booking_public, booking_scout;

CREATE TABLE credits.package (
  organization_id           uuid        NOT NULL,
  id                        uuid        NOT NULL,
  name                      text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  description               text        CHECK (length(description) <= 2000),
  kind                      text        NOT NULL CHECK (kind IN ('CREDIT_PACK', 'ALL_ACCESS', 'ELITE')),
  -- Null: the whole studio's.
  coach_id                  uuid,
  session_count             int         NOT NULL CHECK (session_count BETWEEN 0 AND 10000),
  -- Null: its credits never expire.
  validity_days             int         CHECK (validity_days BETWEEN 1 AND 3650),
  all_access_days           int         CHECK (all_access_days BETWEEN 1 AND 3650),
  grants_friend_pass        boolean     NOT NULL DEFAULT false,
  friend_pass_validity_days int         CHECK (friend_pass_validity_days BETWEEN 1 AND 3650),
  marks_elite               boolean     NOT NULL DEFAULT false,
  -- Empty: it may pay for every type.
  session_type_ids          uuid[]      NOT NULL DEFAULT '{}',
  list_price_minor          bigint      NOT NULL CHECK (list_price_minor BETWEEN 0 AND 1000000000000),
  currency                  char(3)     NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  discount_percentage       numeric(5,2) NOT NULL DEFAULT 0 CHECK (discount_percentage BETWEEN 0 AND 100),
  position                  int         NOT NULL DEFAULT 0,
  active                    boolean     NOT NULL DEFAULT true,
  archived_at               timestamptz,
  version                   bigint      NOT NULL DEFAULT 1,
  created_at                timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, coach_id) REFERENCES directory.person,
  CONSTRAINT package_gives_something
    CHECK (session_count > 0 OR all_access_days IS NOT NULL OR grants_friend_pass),
  CONSTRAINT package_archived_is_inactive CHECK (archived_at IS NULL OR NOT active)
);
CREATE INDEX package_list ON credits.package (organization_id, position, id) WHERE archived_at IS NULL;
CALL shared.guard_table('credits.package');
GRANT SELECT ON credits.package TO booking_client, booking_system, booking_public;
GRANT SELECT, INSERT, UPDATE ON credits.package TO booking_coach, booking_admin;

-- Every client's purse; the row is also the lock on the client's diary.
CREATE TABLE credits.account (
  organization_id uuid        NOT NULL,
  client_id       uuid        NOT NULL,
  balance         bigint      NOT NULL DEFAULT 0 CHECK (balance >= 0),
  -- Of the last ledger line; 0: none yet.
  last_number     bigint      NOT NULL DEFAULT 0 CHECK (last_number >= 0),
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, client_id),
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person,
  CONSTRAINT an_empty_ledger_is_zero CHECK (last_number > 0 OR balance = 0)
);
CALL shared.guard_table('credits.account');
GRANT SELECT, INSERT, UPDATE ON credits.account TO
  booking_client, booking_coach, booking_admin, booking_system;

-- A package given to a client.
CREATE TABLE credits.redemption (
  organization_id        uuid        NOT NULL,
  id                     uuid        NOT NULL,
  package_id             uuid        NOT NULL,
  coupon_id              uuid,
  client_id              uuid        NOT NULL,
  status                 text        NOT NULL CHECK (status IN ('ACTIVE', 'USED_UP', 'EXPIRED', 'REVOKED')),
  price_paid_minor       bigint      NOT NULL CHECK (price_paid_minor >= 0),
  currency               char(3)     NOT NULL,
  payment_method         text        NOT NULL CHECK (payment_method IN ('CASH', 'CARD_TERMINAL', 'COMP', 'PURCHASE', 'NOTHING_DUE')),
  payment_reference      text        CHECK (length(payment_reference) <= 200),
  credits_added          int         NOT NULL CHECK (credits_added >= 0),
  credits_expire_at      timestamptz,
  all_access_expires_at  timestamptz,
  friend_pass            boolean     NOT NULL DEFAULT false,
  friend_pass_used_at    timestamptz,
  friend_pass_expires_at timestamptz,
  marks_elite            boolean     NOT NULL DEFAULT false,
  session_type_ids       uuid[]      NOT NULL DEFAULT '{}',
  redeemed_at            timestamptz NOT NULL,
  redeemed_by            uuid        NOT NULL,
  revoked_at             timestamptz,
  version                bigint      NOT NULL DEFAULT 1,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, package_id) REFERENCES credits.package,
  FOREIGN KEY (organization_id, client_id) REFERENCES credits.account
);
CREATE INDEX redemption_by_client ON credits.redemption (organization_id, client_id, id);
CREATE INDEX redemption_by_package ON credits.redemption (organization_id, package_id, id);
CALL shared.guard_table('credits.redemption');
GRANT SELECT, UPDATE ON credits.redemption TO booking_client;
GRANT SELECT, INSERT, UPDATE ON credits.redemption TO booking_coach, booking_admin, booking_system;
GRANT INSERT ON credits.redemption TO booking_client;

-- Credits with one expiry: of one redemption, an adjustment, or a studio's refund.
CREATE TABLE credits.lot (
  organization_id  uuid        NOT NULL,
  client_id        uuid        NOT NULL,
  id               uuid        NOT NULL,
  redemption_id    uuid,
  added            int         NOT NULL CHECK (added > 0),
  remaining        int         NOT NULL,
  -- Null: never.
  expires_at       timestamptz,
  session_type_ids uuid[]      NOT NULL DEFAULT '{}',
  revoked          boolean     NOT NULL DEFAULT false,
  created_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, client_id, id),
  FOREIGN KEY (organization_id, client_id) REFERENCES credits.account,
  FOREIGN KEY (organization_id, redemption_id) REFERENCES credits.redemption,
  CONSTRAINT lot_remainder CHECK (remaining BETWEEN 0 AND added),
  CONSTRAINT revoked_is_empty CHECK (NOT revoked OR remaining = 0)
);
CREATE INDEX lot_spendable ON credits.lot (organization_id, client_id, expires_at, id)
  WHERE remaining > 0;
CREATE INDEX lot_to_expire ON credits.lot (organization_id, expires_at)
  WHERE remaining > 0 AND expires_at IS NOT NULL;
CREATE INDEX lot_by_redemption ON credits.lot (organization_id, redemption_id)
  WHERE redemption_id IS NOT NULL;
CALL shared.guard_table('credits.lot');
GRANT SELECT, INSERT, UPDATE ON credits.lot TO
  booking_client, booking_coach, booking_admin, booking_system;
CREATE POLICY scout ON credits.lot FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, remaining, expires_at) ON credits.lot TO booking_scout;

-- What one booking took. Refunded at most once, and never more.
CREATE TABLE credits.charge (
  organization_id uuid        NOT NULL,
  booking_id      uuid        NOT NULL,
  client_id       uuid        NOT NULL,
  payment_type    text        NOT NULL CHECK (payment_type IN ('ALL_ACCESS', 'CREDIT', 'FRIEND_PASS', 'FREE')),
  credits         int         NOT NULL CHECK (credits >= 0),
  refunded        int         NOT NULL DEFAULT 0,
  refunded_at     timestamptz,
  charged_at      timestamptz NOT NULL,
  -- Promise 5.
  PRIMARY KEY (organization_id, booking_id),
  FOREIGN KEY (organization_id, client_id) REFERENCES credits.account,
  CONSTRAINT refund_is_no_more_than_the_charge CHECK (refunded BETWEEN 0 AND credits),
  CONSTRAINT only_credits_cost_credits CHECK ((payment_type = 'CREDIT') = (credits > 0))
);
CALL shared.guard_table('credits.charge');
GRANT SELECT, INSERT ON credits.charge TO booking_client, booking_coach, booking_admin, booking_system;
GRANT UPDATE (refunded, refunded_at) ON credits.charge TO
  booking_client, booking_coach, booking_admin, booking_system;

-- Append-only. One line per lot and cause; lines of a client are numbered without gaps, each
-- beginning with the balance at which the one before it ended.
CREATE TABLE credits.ledger (
  organization_id uuid        NOT NULL,
  client_id       uuid        NOT NULL,
  number          bigint      NOT NULL CHECK (number >= 1),
  previous_number bigint      GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  id              uuid        NOT NULL,
  lot_id          uuid        NOT NULL,
  amount          int         NOT NULL CHECK (amount <> 0),
  balance_before  bigint      NOT NULL,
  balance_after   bigint      NOT NULL,
  type            text        NOT NULL CHECK (type IN (
                    'REDEMPTION', 'BOOKING_PAYMENT', 'REFUND', 'EXPIRY', 'ADJUSTMENT', 'REVOCATION', 'BONUS')),
  booking_id      uuid,
  redemption_id   uuid,
  -- What an admin wrote about an adjustment, in the studio's words, not about a person.
  reason          text        CHECK (length(reason) <= 500),
  idempotency_key text        CHECK (length(idempotency_key) <= 255),
  by_person       uuid,
  by_role         text        NOT NULL,
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, client_id, number),
  FOREIGN KEY (organization_id, client_id, lot_id) REFERENCES credits.lot,
  CONSTRAINT ledger_adds_up CHECK (balance_after = balance_before + amount AND balance_after >= 0),
  CONSTRAINT ledger_begins_at_zero CHECK (number > 1 OR balance_before = 0),
  CONSTRAINT payments_name_their_booking CHECK (type <> 'BOOKING_PAYMENT' OR booking_id IS NOT NULL),
  CONSTRAINT ledger_balance UNIQUE (organization_id, client_id, number, balance_after),
  CONSTRAINT ledger_is_a_chain
    FOREIGN KEY (organization_id, client_id, previous_number, balance_before)
    REFERENCES credits.ledger (organization_id, client_id, number, balance_after)
);
CREATE INDEX ledger_by_booking ON credits.ledger (organization_id, booking_id) WHERE booking_id IS NOT NULL;
CREATE INDEX ledger_by_redemption ON credits.ledger (organization_id, redemption_id)
  WHERE redemption_id IS NOT NULL;
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON credits.ledger
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
CALL shared.guard_table('credits.ledger');
GRANT SELECT, INSERT ON credits.ledger TO booking_client, booking_coach, booking_admin, booking_system;

-- Promise 4, first half: an account says what its ledger's last line says.
ALTER TABLE credits.account ADD COLUMN ledger_number bigint
  GENERATED ALWAYS AS (nullif(last_number, 0)) STORED;
ALTER TABLE credits.account ADD CONSTRAINT balance_is_the_ledgers
  FOREIGN KEY (organization_id, client_id, ledger_number, balance)
  REFERENCES credits.ledger (organization_id, client_id, number, balance_after)
  DEFERRABLE INITIALLY DEFERRED;

-- Promise 4, second half: the lots sum to the balance when a transaction ends.
CREATE FUNCTION credits.lots_sum_to_balance() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT balance FROM credits.account
      WHERE organization_id = new.organization_id AND client_id = new.client_id)
     IS DISTINCT FROM
     (SELECT coalesce(sum(remaining), 0) FROM credits.lot
      WHERE organization_id = new.organization_id AND client_id = new.client_id AND remaining > 0) THEN
    RAISE EXCEPTION 'The lots of client % do not sum to the balance', new.client_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'lots_sum_to_balance';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lots_sum_to_balance AFTER INSERT OR UPDATE OF remaining ON credits.lot
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION credits.lots_sum_to_balance();
CREATE CONSTRAINT TRIGGER balance_is_the_lots_sum AFTER INSERT OR UPDATE OF balance ON credits.account
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION credits.lots_sum_to_balance();
