-- By which key-encryption key each data key is encrypted, so that all can be encrypted anew by another
-- one, and one can be put away when it is of no more use. Null where it was not noted yet.
ALTER TABLE keys.data_key
  ADD COLUMN wrapped_by text,
  ADD COLUMN wrapped_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX data_key_by_kek ON keys.data_key (wrapped_by, organization_id) WHERE wrapped IS NOT NULL;

-- Over all studios: numbers only. The owner of the table may look at it for that.
CREATE POLICY overview ON keys.data_key FOR SELECT TO CURRENT_USER USING (true);
CREATE VIEW keys.uses AS
  SELECT organization_id, wrapped_by, count(*) AS how_many
  FROM keys.data_key WHERE wrapped IS NOT NULL GROUP BY organization_id, wrapped_by;
GRANT SELECT ON keys.uses TO ${program};

-- What proves which key-encryption keys are the right ones is encrypted anew, too.
GRANT UPDATE ON keys.key_encryption_proof TO ${program};
