-- A booking that moves to a place of another cost gives back what it took and takes anew: its one
-- charge then says what it takes now, and the ledger how it came to that.
GRANT UPDATE (credits, charged_at) ON credits.charge TO
  booking_client, booking_coach, booking_admin, booking_system;
