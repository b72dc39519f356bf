-- Whom clients bring along. A leaf: a guest's name is erased by deleting their row.
CREATE TABLE scheduling.booking_guest (
  organization_id uuid NOT NULL,
  booking_id      uuid NOT NULL,
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  PRIMARY KEY (organization_id, booking_id),
  FOREIGN KEY (organization_id, booking_id) REFERENCES scheduling.booking
);
CALL shared.guard_table('scheduling.booking_guest');
GRANT SELECT, INSERT ON scheduling.booking_guest TO booking_client, booking_coach, booking_admin;
-- Jobs need no names, but to erase them.
GRANT SELECT, DELETE ON scheduling.booking_guest TO booking_system;
