-- What came from another system, by the ids it had there: each once, however often it is sent.
CREATE TABLE scheduling.imported_session (
  organization_id uuid NOT NULL,
  imported_id     text NOT NULL CHECK (length(imported_id) BETWEEN 1 AND 100),
  session_id      uuid NOT NULL,
  PRIMARY KEY (organization_id, imported_id),
  FOREIGN KEY (organization_id, session_id) REFERENCES scheduling.session
);
CALL shared.guard_table('scheduling.imported_session');
GRANT SELECT, INSERT ON scheduling.imported_session TO booking_admin;
