-- Who asked to be erased, as far as it must outlive a loss of the other database: after that is restored from
-- an old backup, this is entered there again. Whose key is destroyed was erased; that the key's row says.
CREATE TABLE keys.erasure_register (
  organization_id   uuid        NOT NULL,
  client_id         uuid        NOT NULL,
  case_id           uuid        NOT NULL,
  status            text        NOT NULL CHECK (status IN ('REQUESTED', 'HELD', 'UNDONE')),
  reason            text        NOT NULL,
  requested_at      timestamptz NOT NULL,
  requested_by      uuid,
  requested_by_role text        NOT NULL,
  due_at            timestamptz NOT NULL,
  hold_reason       text,
  held_at           timestamptz,
  held_by           uuid,
  -- Of the case: an older one never takes the place of a later one.
  version           bigint      NOT NULL,
  noted_at          timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, client_id)
);
ALTER TABLE keys.erasure_register ENABLE ROW LEVEL SECURITY;
ALTER TABLE keys.erasure_register FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON keys.erasure_register TO ${program}
  USING (organization_id = nullif(current_setting('app.current_organization_id', true), '')::uuid)
  WITH CHECK (
    organization_id = nullif(current_setting('app.current_organization_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON keys.erasure_register TO ${program};

-- The studios in which anybody asked or was erased.
CREATE POLICY overview ON keys.erasure_register FOR SELECT TO CURRENT_USER USING (true);
CREATE VIEW keys.erasing_studios AS
  SELECT organization_id FROM keys.erasure_register WHERE status <> 'UNDONE'
  UNION
  SELECT organization_id FROM keys.data_key WHERE destroyed_at IS NOT NULL;
GRANT SELECT ON keys.erasing_studios TO ${program};
CREATE INDEX data_key_destroyed ON keys.data_key (organization_id, client_id)
  WHERE destroyed_at IS NOT NULL;
