-- Clients who have left and whose bookings are still being given up, set by set.
CREATE TABLE scheduling.departure (
  organization_id uuid        NOT NULL,
  client_id       uuid        NOT NULL,
  left_at         timestamptz NOT NULL,
  PRIMARY KEY (organization_id, client_id),
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person
);
CALL shared.guard_table('scheduling.departure');
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduling.departure TO booking_system;
CREATE POLICY scout ON scheduling.departure FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id) ON scheduling.departure TO booking_scout;
