-- Waiting for a place: a booking without one, with a number that says when its turn is.
ALTER TABLE scheduling.booking
  ALTER COLUMN place_id DROP NOT NULL,
  ADD COLUMN waitlist_number bigint CHECK (waitlist_number >= 1),
  -- Who got the place by waiting may give it back until then, whatever the policy.
  ADD COLUMN returnable_until timestamptz,
  ADD CONSTRAINT who_waits_has_a_number_and_no_place
    CHECK (status <> 'WAITLISTED' OR (waitlist_number IS NOT NULL AND place_id IS NULL)),
  ADD CONSTRAINT only_who_waited_has_no_place
    CHECK (place_id IS NOT NULL
           OR (waitlist_number IS NOT NULL AND status IN ('WAITLISTED', 'CANCELLED', 'EXPIRED')));
CREATE UNIQUE INDEX client_waits_once ON scheduling.booking (organization_id, session_id, client_id)
  WHERE status = 'WAITLISTED';
-- Numbers are never given twice, so the order is the same for everybody.
CREATE UNIQUE INDEX waitlist_order ON scheduling.booking (organization_id, session_id, waitlist_number)
  WHERE waitlist_number IS NOT NULL;
CREATE INDEX booking_waiting ON scheduling.booking (organization_id, session_id, waitlist_number)
  WHERE status = 'WAITLISTED';

-- Why somebody who waited did not get a place that was free.
CREATE TABLE scheduling.waitlist_skip (
  organization_id uuid        NOT NULL,
  booking_id      uuid        NOT NULL,
  id              uuid        NOT NULL,
  -- A code, never free text, as in the history.
  reason          text        NOT NULL CHECK (reason ~ '^[A-Z][A-Z_]{1,63}$'),
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, booking_id, id),
  FOREIGN KEY (organization_id, booking_id) REFERENCES scheduling.booking
);
CALL shared.guard_table('scheduling.waitlist_skip');
CREATE TRIGGER skips_are_append_only BEFORE UPDATE OR DELETE ON scheduling.waitlist_skip
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
GRANT SELECT, INSERT ON scheduling.waitlist_skip TO
  booking_client, booking_coach, booking_admin, booking_system;
