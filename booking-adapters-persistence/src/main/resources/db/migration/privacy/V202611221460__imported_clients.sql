-- Who came from another system, by the ids that they had there: each once, however often they are sent.
-- It stays when they are erased: whoever sends an old file again must not bring them back.
CREATE TABLE privacy.imported_client (
  organization_id uuid NOT NULL,
  -- Made of a few plain characters: an id, and nobody's address or name.
  imported_id     text NOT NULL CHECK (imported_id ~ '^[0-9A-Za-z._:-]{1,100}$'),
  client_id       uuid NOT NULL,
  PRIMARY KEY (organization_id, imported_id),
  CONSTRAINT client_is_imported_once UNIQUE (organization_id, client_id),
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person
);
CALL shared.guard_table('privacy.imported_client');
GRANT SELECT, INSERT ON privacy.imported_client TO booking_admin;
