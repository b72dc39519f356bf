-- The ledger is never rewritten, so it holds no words: what somebody wrote about a line, and what they
-- called the request that made it, is a leaf of the line. It goes when the client is erased.
CREATE TABLE credits.ledger_words (
  organization_id uuid   NOT NULL,
  client_id       uuid   NOT NULL,
  number          bigint NOT NULL,
  reason          text   CHECK (length(reason) <= 500),
  idempotency_key text   CHECK (length(idempotency_key) <= 255),
  PRIMARY KEY (organization_id, client_id, number),
  FOREIGN KEY (organization_id, client_id, number) REFERENCES credits.ledger,
  CONSTRAINT words_are_some CHECK (num_nonnulls(reason, idempotency_key) > 0)
);

-- Policies hold for who owns the tables, too.
ALTER TABLE credits.ledger NO FORCE ROW LEVEL SECURITY;
INSERT INTO credits.ledger_words (organization_id, client_id, number, reason, idempotency_key)
SELECT organization_id, client_id, number, reason, idempotency_key
FROM credits.ledger WHERE num_nonnulls(reason, idempotency_key) > 0;
ALTER TABLE credits.ledger FORCE ROW LEVEL SECURITY;

ALTER TABLE credits.ledger DROP COLUMN reason, DROP COLUMN idempotency_key;
-- What was in a dropped column stays in the file until the table is written anew.
CLUSTER credits.ledger USING ledger_pkey;
ALTER TABLE credits.ledger SET WITHOUT CLUSTER;

CREATE TRIGGER words_stay BEFORE UPDATE ON credits.ledger_words
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
CALL shared.guard_table('credits.ledger_words');
GRANT SELECT, INSERT ON credits.ledger_words TO
  booking_client, booking_coach, booking_admin, booking_system;
-- Erasing is the program's.
GRANT DELETE ON credits.ledger_words TO booking_system;
