-- Whether an account pays for anything more. It is the lock on its client's diary: whoever was about to book
-- for somebody who leaves sees it closed, or has booked before.
ALTER TABLE credits.account ADD COLUMN standing text NOT NULL DEFAULT 'OPEN'
  CHECK (standing IN ('OPEN', 'SUSPENDED', 'CLOSED'));
-- The owner, too, is kept from rows that are behind their tenant.
ALTER TABLE credits.account NO FORCE ROW LEVEL SECURITY;
ALTER TABLE directory.person NO FORCE ROW LEVEL SECURITY;
UPDATE credits.account a SET standing = 'SUSPENDED'
  FROM directory.person p
  WHERE p.organization_id = a.organization_id AND p.id = a.client_id AND NOT p.active;
ALTER TABLE credits.account FORCE ROW LEVEL SECURITY;
ALTER TABLE directory.person FORCE ROW LEVEL SECURITY;
-- Nobody opens their own again.
REVOKE UPDATE ON credits.account FROM booking_client, booking_coach;
GRANT UPDATE (balance, last_number) ON credits.account TO booking_client, booking_coach;
