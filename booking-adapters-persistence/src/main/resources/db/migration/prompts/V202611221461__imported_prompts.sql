-- Documents of another system, as they came: with all that they said of who somebody is. There is nothing
-- else left of them, and with the client's key this goes, too.
CREATE TABLE prompts.imported_prompt (
  organization_id uuid        NOT NULL,
  -- Made of a few plain characters: an id, and nobody's address or name.
  imported_id     text        NOT NULL CHECK (imported_id ~ '^[0-9A-Za-z._:-]{1,100}$'),
  client_id       uuid        NOT NULL,
  id              uuid        NOT NULL,
  key_id          uuid        NOT NULL,
  original        bytea       NOT NULL,
  imported_at     timestamptz NOT NULL,
  PRIMARY KEY (organization_id, imported_id),
  -- What the ciphertext is bound to.
  CONSTRAINT imported_prompt_id UNIQUE (organization_id, id),
  CONSTRAINT prompt_is_imported_once UNIQUE (organization_id, client_id),
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person,
  CONSTRAINT originals_are_encrypted
    CHECK (octet_length(original) >= 33 AND get_byte(original, 0) = 1)
);
ALTER TABLE prompts.imported_prompt ALTER COLUMN original SET STORAGE EXTERNAL;
CALL shared.guard_table('prompts.imported_prompt');
-- Not to be read by anybody's request: what is needed of it is in the profiles and the master prompt.
GRANT SELECT (organization_id, imported_id, client_id), INSERT ON prompts.imported_prompt TO booking_admin;
