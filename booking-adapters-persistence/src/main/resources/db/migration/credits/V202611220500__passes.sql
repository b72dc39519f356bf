-- Passes pay: All Access for one session a day, a friend pass once.
ALTER TABLE credits.charge ADD COLUMN redemption_id uuid;
ALTER TABLE credits.charge ADD FOREIGN KEY (organization_id, redemption_id)
  REFERENCES credits.redemption;
ALTER TABLE credits.charge ADD CONSTRAINT passes_come_by_a_redemption
  CHECK ((payment_type IN ('ALL_ACCESS', 'FRIEND_PASS')) = (redemption_id IS NOT NULL));
CREATE UNIQUE INDEX friend_pass_pays_once ON credits.charge (organization_id, redemption_id)
  WHERE payment_type = 'FRIEND_PASS' AND refunded_at IS NULL;
GRANT UPDATE (payment_type, redemption_id) ON credits.charge TO
  booking_client, booking_coach, booking_admin, booking_system;

ALTER TABLE credits.redemption ADD CONSTRAINT only_a_friend_pass_is_used_as_one
  CHECK (friend_pass OR friend_pass_used_at IS NULL);

-- A day on which a pass let its client in.
CREATE TABLE credits.all_access_daily_usage (
  organization_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  redemption_id   uuid        NOT NULL,
  booking_id      uuid        NOT NULL,
  -- Of the session's start, in the studio's time zone.
  session_date    date        NOT NULL,
  was_no_show     boolean     NOT NULL DEFAULT false,
  -- Whether the pass can't be used for another session of that day. Who did not come may come to
  -- another one, unless the studio wants it otherwise.
  holds_day       boolean     NOT NULL DEFAULT true,
  returned_at     timestamptz,
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, redemption_id) REFERENCES credits.redemption,
  -- No use without a booking that took it.
  FOREIGN KEY (organization_id, booking_id) REFERENCES credits.charge,
  CONSTRAINT a_returned_day_is_free CHECK (returned_at IS NULL OR NOT holds_day)
);
-- Promise 6.
CREATE UNIQUE INDEX pass_is_used_once_a_day
  ON credits.all_access_daily_usage (organization_id, redemption_id, session_date) WHERE holds_day;
CREATE UNIQUE INDEX booking_uses_one_day
  ON credits.all_access_daily_usage (organization_id, booking_id) WHERE returned_at IS NULL;
CREATE INDEX usage_by_redemption
  ON credits.all_access_daily_usage (organization_id, redemption_id, id);
CALL shared.guard_table('credits.all_access_daily_usage');
GRANT SELECT, INSERT ON credits.all_access_daily_usage TO
  booking_client, booking_coach, booking_admin, booking_system;
GRANT UPDATE (session_date, was_no_show, holds_day, returned_at) ON credits.all_access_daily_usage TO
  booking_client, booking_coach, booking_admin, booking_system;

-- When nothing of it can be used any more, whatever was used of it. Null: never. What a studio gave
-- back after its time may last longer.
ALTER TABLE credits.redemption ADD COLUMN over_at timestamptz GENERATED ALWAYS AS (
  CASE
    WHEN credits_added > 0 AND credits_expire_at IS NULL THEN NULL
    WHEN friend_pass AND friend_pass_expires_at IS NULL THEN NULL
    ELSE greatest(credits_expire_at, all_access_expires_at, friend_pass_expires_at)
  END) STORED;
CREATE INDEX redemption_to_expire ON credits.redemption (organization_id, over_at)
  WHERE status = 'ACTIVE';
CREATE POLICY scout ON credits.redemption FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, status, over_at) ON credits.redemption TO booking_scout;
