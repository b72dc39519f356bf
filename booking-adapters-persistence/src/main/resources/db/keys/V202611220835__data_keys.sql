-- A data key for each client, encrypted by the key-encryption key. Apart from the database whose columns
-- they are for, and from its backups: an old backup of that one says nothing about whom it was destroyed
-- for here.
DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), '${program}');
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA keys;
GRANT USAGE ON SCHEMA keys TO ${program};

CREATE TABLE keys.data_key (
  organization_id uuid        NOT NULL,
  client_id       uuid        NOT NULL,
  id              uuid        NOT NULL,
  -- Null once it was destroyed.
  wrapped         bytea,
  created_at      timestamptz NOT NULL DEFAULT now(),
  destroyed_at    timestamptz,
  PRIMARY KEY (organization_id, client_id),
  CONSTRAINT destroyed_is_gone CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
ALTER TABLE keys.data_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE keys.data_key FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON keys.data_key TO ${program}
  USING (organization_id = nullif(current_setting('app.current_organization_id', true), '')::uuid)
  WITH CHECK (
    organization_id = nullif(current_setting('app.current_organization_id', true), '')::uuid);
-- A row stays when its key is destroyed, and no key comes back.
GRANT SELECT, INSERT, UPDATE ON keys.data_key TO ${program};

CREATE FUNCTION keys.refuse_revival() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A destroyed key stays destroyed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER destroyed_stays_destroyed BEFORE UPDATE ON keys.data_key
  FOR EACH ROW WHEN (old.destroyed_at IS NOT NULL) EXECUTE FUNCTION keys.refuse_revival();

-- Something encrypted by the key-encryption key, by which a program that comes with another is found out
-- before it makes keys that the others can't use. It belongs to no studio.
CREATE TABLE keys.key_encryption_proof (
  one   int   NOT NULL PRIMARY KEY CHECK (one = 1),
  proof bytea NOT NULL
);
GRANT SELECT, INSERT ON keys.key_encryption_proof TO ${program};
