-- Entries are written freely, and sealed afterwards: numbered in one order, hashed, and signed with a
-- key that is not in here. See docs/adr/0012.
--
-- Which transaction wrote it: what was written below the oldest running one is all there.
ALTER TABLE audit.entry ADD COLUMN written_in bigint NOT NULL
  DEFAULT (pg_current_xact_id()::text::bigint);
CREATE INDEX audit_by_transaction ON audit.entry (organization_id, written_in);

-- All columns but that one, which nobody may choose.
REVOKE INSERT ON audit.entry FROM
  booking_client, booking_coach, booking_admin, booking_ai, booking_system, booking_signin;
GRANT INSERT (organization_id, at, id, actor_id, actor_role, action, outcome, subject_type,
              subject_id, client_id, request_id, details)
  ON audit.entry TO
  booking_client, booking_coach, booking_admin, booking_ai, booking_system, booking_signin;
GRANT SELECT ON audit.entry TO booking_system;

CREATE TABLE audit.batch (
  organization_id uuid        NOT NULL,
  number          bigint      NOT NULL CHECK (number > 0),
  first_entry     bigint      NOT NULL,
  last_entry      bigint      NOT NULL CHECK (last_entry >= first_entry),
  sealed_below    bigint      NOT NULL,
  caught_up       boolean     NOT NULL,
  restarted       boolean     NOT NULL,
  sealed_at       timestamptz NOT NULL,
  root            bytea       NOT NULL CHECK (length(root) = 32),
  previous        bytea       NOT NULL CHECK (length(previous) = 32),
  chain           bytea       NOT NULL CHECK (length(chain) = 32),
  signature       bytea       NOT NULL,
  follows         bigint      GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  entry_before    bigint      GENERATED ALWAYS AS (nullif(first_entry - 1, 0)) STORED,
  PRIMARY KEY (organization_id, number),
  CONSTRAINT batch_that_is_followed UNIQUE (organization_id, number, last_entry, chain),
  CONSTRAINT batches_are_a_chain
    FOREIGN KEY (organization_id, follows, entry_before, previous)
    REFERENCES audit.batch (organization_id, number, last_entry, chain),
  CONSTRAINT only_the_first_batch_follows_none CHECK ((number = 1) = (first_entry = 1))
);
CREATE TRIGGER batch_stays BEFORE UPDATE OR DELETE ON audit.batch
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
CREATE TRIGGER batches_stay BEFORE TRUNCATE ON audit.batch
  FOR EACH STATEMENT EXECUTE FUNCTION shared.refuse_change();
CALL shared.guard_table('audit.batch');

-- No foreign key to the entry, whose month may be dropped one day.
CREATE TABLE audit.seal (
  organization_id uuid        NOT NULL,
  number          bigint      NOT NULL CHECK (number > 0),
  batch           bigint      NOT NULL,
  entry_at        timestamptz NOT NULL,
  entry_id        uuid        NOT NULL,
  hash            bytea       NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (organization_id, number),
  CONSTRAINT entry_is_sealed_once UNIQUE (organization_id, entry_id),
  FOREIGN KEY (organization_id, batch) REFERENCES audit.batch
);
CREATE TRIGGER seal_stays BEFORE UPDATE OR DELETE ON audit.seal
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
CREATE TRIGGER seals_stay BEFORE TRUNCATE ON audit.seal
  FOR EACH STATEMENT EXECUTE FUNCTION shared.refuse_change();
CALL shared.guard_table('audit.seal');

GRANT SELECT, INSERT ON audit.batch, audit.seal TO booking_system;
GRANT SELECT ON audit.batch, audit.seal TO booking_admin;

-- In which studios there is something to seal, from index to index: it does not read the log.
GRANT USAGE ON SCHEMA audit TO booking_scout;
CREATE POLICY scout ON audit.entry FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, written_in) ON audit.entry TO booking_scout;
CREATE POLICY scout ON audit.batch FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, number, sealed_below) ON audit.batch TO booking_scout;

CREATE FUNCTION audit.studios_to_seal() RETURNS uuid[]
  LANGUAGE sql STABLE AS $$
  WITH RECURSIVE studio (id) AS (
    (SELECT organization_id FROM audit.entry ORDER BY organization_id LIMIT 1)
    UNION ALL
    SELECT (SELECT e.organization_id FROM audit.entry e WHERE e.organization_id > s.id
            ORDER BY e.organization_id LIMIT 1)
    FROM studio s WHERE s.id IS NOT NULL
  ),
  moment AS (
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon,
           pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next
  ),
  progress AS (
    SELECT s.id, coalesce((SELECT b.sealed_below FROM audit.batch b WHERE b.organization_id = s.id
                           ORDER BY b.number DESC LIMIT 1), 0) AS sealed_below
    FROM studio s WHERE s.id IS NOT NULL
  )
  SELECT coalesce(array_agg(p.id), '{}') FROM progress p, moment m
  -- A copy of a database counts its transactions anew: then it has to be looked at closely.
  WHERE p.sealed_below > m.next
     OR EXISTS (SELECT FROM audit.entry e
                WHERE e.organization_id = p.id
                  AND e.written_in >= p.sealed_below AND e.written_in < m.horizon)
$$;
REVOKE ALL ON FUNCTION audit.studios_to_seal() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.studios_to_seal() TO booking_scout;
