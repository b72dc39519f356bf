-- Promotional codes, and how often they were used.
CREATE TABLE credits.coupon (
  organization_id     uuid        NOT NULL,
  id                  uuid        NOT NULL,
  -- In capitals: case makes no difference.
  code                text        NOT NULL CHECK (code ~ '^[A-Z0-9][A-Z0-9_-]{2,39}$'),
  type                text        NOT NULL CHECK (type IN (
                        'PERCENT', 'AMOUNT', 'BONUS_CREDITS', 'FREE_PACKAGE', 'EXTRA_DAYS')),
  -- Per cent, the currency's smallest unit, credits or days.
  value               numeric(15,2),
  currency            char(3)     NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- Empty: it applies to every package.
  package_ids         uuid[]      NOT NULL DEFAULT '{}',
  -- Dates of the studio, both included.
  valid_from          date,
  valid_until         date,
  max_redemptions     int         CHECK (max_redemptions >= 1),
  max_per_client      int         CHECK (max_per_client >= 1),
  first_purchase_only boolean     NOT NULL DEFAULT false,
  minimum_price_minor bigint      CHECK (minimum_price_minor BETWEEN 0 AND 1000000000000),
  active              boolean     NOT NULL DEFAULT true,
  -- A use stays one when its redemption is taken back.
  redeemed            int         NOT NULL DEFAULT 0 CHECK (redeemed >= 0),
  archived_at         timestamptz,
  version             bigint      NOT NULL DEFAULT 1,
  created_at          timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT coupon_value_fits_its_type CHECK (
    CASE type
      WHEN 'FREE_PACKAGE' THEN value IS NULL
      WHEN 'PERCENT' THEN value IS NOT NULL AND value > 0 AND value <= 100
      ELSE value IS NOT NULL AND value >= 1 AND value = trunc(value)
    END),
  CONSTRAINT coupon_ends_after_it_begins CHECK (valid_until >= valid_from),
  CONSTRAINT coupon_archived_is_inactive CHECK (archived_at IS NULL OR NOT active),
  -- Promise 7, for all together. Coupon.isFor() says no first.
  CONSTRAINT coupon_is_redeemed_within_its_limit CHECK (redeemed <= max_redemptions)
);
CREATE UNIQUE INDEX coupon_code ON credits.coupon (organization_id, code) WHERE archived_at IS NULL;
CALL shared.guard_table('credits.coupon');
GRANT SELECT ON credits.coupon TO booking_client, booking_coach, booking_system;
-- Who redeems counts, and can change nothing else about it.
GRANT UPDATE (redeemed) ON credits.coupon TO booking_client;
GRANT SELECT, INSERT, UPDATE ON credits.coupon TO booking_admin;

-- How often each client has used a coupon.
CREATE TABLE credits.coupon_use (
  organization_id uuid    NOT NULL,
  coupon_id       uuid    NOT NULL,
  client_id       uuid    NOT NULL,
  times           int     NOT NULL CHECK (times >= 1),
  -- The coupon's limit for each client when it was last used.
  at_most         int,
  first_purchase  boolean NOT NULL,
  PRIMARY KEY (organization_id, coupon_id, client_id),
  FOREIGN KEY (organization_id, coupon_id) REFERENCES credits.coupon,
  FOREIGN KEY (organization_id, client_id) REFERENCES credits.account,
  -- Promise 7, for each client.
  CONSTRAINT coupon_is_used_by_a_client_within_its_limit CHECK (times <= at_most)
);
-- Of all coupons for a first purchase together: there is one first.
CREATE UNIQUE INDEX first_purchase_is_made_once ON credits.coupon_use (organization_id, client_id)
  WHERE first_purchase;
CALL shared.guard_table('credits.coupon_use');
GRANT SELECT ON credits.coupon_use TO booking_coach, booking_system;
GRANT SELECT, INSERT, UPDATE ON credits.coupon_use TO booking_client, booking_admin;

ALTER TABLE credits.redemption ADD CONSTRAINT redemption_coupon
  FOREIGN KEY (organization_id, coupon_id) REFERENCES credits.coupon;
