-- A coach may be a client besides, and redeems under the higher of the two roles.
GRANT UPDATE (redeemed) ON credits.coupon TO booking_coach;
GRANT INSERT, UPDATE ON credits.coupon_use TO booking_coach;
