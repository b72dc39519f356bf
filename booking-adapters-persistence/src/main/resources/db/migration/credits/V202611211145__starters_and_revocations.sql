-- The program puts the starter packages into a studio that opens.
GRANT INSERT ON credits.package TO booking_system;

-- What an admin wrote when taking a redemption back; here it can be erased, unlike in the ledger.
ALTER TABLE credits.redemption ADD COLUMN revocation_reason text
  CHECK (length(revocation_reason) <= 500);
ALTER TABLE credits.redemption ADD CONSTRAINT revoked_when_it_says_so
  CHECK ((status = 'REVOKED') = (revoked_at IS NOT NULL));
