-- The ledger is never rewritten, so it holds no words: what somebody wrote about a line, and what they
-- called the request that made it, is a leaf of the line. It goes when the client is erased.
CREATE TABLE credits.ledger_words (
  organization_id uuid   NOT NULL,
  client_id       uuid   NOT NULL,
  number          bigint NOT NULL,
  reason          text   CHECK (length(reason) <= 500),
  idempotency_key text   CHECK (length(idempotency_key) <= 255),
  PRIMARY KEY (organization_id, client_id, number),
  CONSTRAINT words_are_some CHECK (num_nonnulls(reason, idempotency_key) > 0)
);

-- Policies hold for who owns the tables, too.
ALTER TABLE credits.ledger NO FORCE ROW LEVEL SECURITY;
INSERT INTO credits.ledger_words (organization_id, client_id, number, reason, idempotency_key)
SELECT organization_id, client_id, number, reason, idempotency_key
FROM credits.ledger WHERE num_nonnulls(reason, idempotency_key) > 0;
-- A line that comes with words is written after them.
ALTER TABLE credits.ledger_words ADD FOREIGN KEY (organization_id, client_id, number)
  REFERENCES credits.ledger DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE credits.ledger FORCE ROW LEVEL SECURITY;

ALTER TABLE credits.ledger DROP COLUMN reason, DROP COLUMN idempotency_key;
-- What was in a dropped column stays in the file until the table is written anew.
CLUSTER credits.ledger USING ledger_pkey;
ALTER TABLE credits.ledger SET WITHOUT CLUSTER;

-- An instance of the version before writes them there as long as it runs. What it writes is put where it
-- belongs; the columns stay empty, and can go with the next version.
ALTER TABLE credits.ledger
  ADD COLUMN reason text,
  ADD COLUMN idempotency_key text,
  ADD CONSTRAINT a_line_has_no_words CHECK (num_nonnulls(reason, idempotency_key) = 0);
CREATE FUNCTION credits.move_words() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO credits.ledger_words (organization_id, client_id, number, reason, idempotency_key)
  VALUES (new.organization_id, new.client_id, new.number, new.reason, new.idempotency_key);
  new.reason := NULL;
  new.idempotency_key := NULL;
  RETURN new;
END $$;
CREATE TRIGGER move_words BEFORE INSERT ON credits.ledger
  FOR EACH ROW WHEN (new.reason IS NOT NULL OR new.idempotency_key IS NOT NULL)
  EXECUTE FUNCTION credits.move_words();

CREATE TRIGGER words_stay BEFORE UPDATE ON credits.ledger_words
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
CALL shared.guard_table('credits.ledger_words');
GRANT SELECT, INSERT ON credits.ledger_words TO
  booking_client, booking_coach, booking_admin, booking_system;
-- Erasing is the program's.
GRANT DELETE ON credits.ledger_words TO booking_system;
