-- Clients' wishes to be erased, and what became of them (GDPR Art. 17). Codes and references only: a case
-- outlives whom it was about.
CREATE TABLE privacy.erasure_case (
  organization_id   uuid        NOT NULL,
  id                uuid        NOT NULL,
  client_id         uuid        NOT NULL,
  status            text        NOT NULL
    CHECK (status IN ('REQUESTED', 'HELD', 'UNDONE', 'EXECUTING', 'DONE')),
  reason            text        NOT NULL CHECK (reason IN ('CLIENT_REQUEST', 'CONSENT_WITHDRAWN',
    'NO_LONGER_A_CLIENT', 'UNLAWFUL_PROCESSING', 'LEGAL_OBLIGATION', 'OTHER')),
  requested_at      timestamptz NOT NULL,
  requested_by      uuid,
  requested_by_role text        NOT NULL,
  due_at            timestamptz NOT NULL,
  hold_reason       text        CHECK (hold_reason IN ('LEGAL_CLAIM', 'LEGAL_OBLIGATION',
    'OFFICIAL_REQUEST', 'OTHER')),
  held_at           timestamptz,
  held_by           uuid,
  undone_at         timestamptz,
  undone_by         uuid,
  executing_at      timestamptz,
  key_destroyed_at  timestamptz,
  done_at           timestamptz,
  version           bigint      NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person,
  -- GDPR Art. 12(3), reckoned in one zone wherever this is read.
  CONSTRAINT due_within_a_month CHECK (
    due_at >= requested_at
    AND due_at <= (requested_at AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC'),
  CONSTRAINT a_hold_has_its_reason CHECK (
    (status = 'HELD') = (hold_reason IS NOT NULL) AND (status = 'HELD') = (held_at IS NOT NULL)),
  CONSTRAINT an_undone_case_says_when CHECK ((status = 'UNDONE') = (undone_at IS NOT NULL)),
  CONSTRAINT executing_says_since_when CHECK (
    (status IN ('EXECUTING', 'DONE')) = (executing_at IS NOT NULL)),
  -- The key goes first: what it opens is gone then, in backups too.
  CONSTRAINT the_key_goes_first CHECK (
    (key_destroyed_at IS NULL OR executing_at IS NOT NULL)
    AND (done_at IS NULL OR key_destroyed_at IS NOT NULL)),
  CONSTRAINT done_says_when CHECK ((status = 'DONE') = (done_at IS NOT NULL))
);
-- A client is erased once.
CREATE UNIQUE INDEX one_case_lives ON privacy.erasure_case (organization_id, client_id)
  WHERE status <> 'UNDONE';
CREATE INDEX erasure_case_by_client ON privacy.erasure_case (organization_id, client_id, id);
CREATE INDEX erasure_case_by_status ON privacy.erasure_case (organization_id, status, id);
CREATE INDEX erasure_case_open ON privacy.erasure_case (organization_id, due_at)
  WHERE status IN ('REQUESTED', 'EXECUTING');
CALL shared.guard_table('privacy.erasure_case');
-- A client sees their own.
CREATE POLICY own ON privacy.erasure_case AS RESTRICTIVE TO booking_client
  USING (client_id = shared.current_person());
GRANT SELECT ON privacy.erasure_case TO booking_client, booking_admin;
-- The program does what is asked for, once it knows by whom.
GRANT SELECT, INSERT ON privacy.erasure_case TO booking_system;
GRANT UPDATE (status, hold_reason, held_at, held_by, undone_at, undone_by, executing_at,
    key_destroyed_at, done_at, version)
  ON privacy.erasure_case TO booking_system;
CREATE POLICY scout ON privacy.erasure_case FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, status, due_at) ON privacy.erasure_case TO booking_scout;

-- What a case may become. Nothing leads back from what was begun, or was undone.
CREATE FUNCTION privacy.refuse_the_way_back() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'An erasure that is % never becomes %', old.status, new.status
    USING ERRCODE = 'restrict_violation';
END $$;
REVOKE ALL ON FUNCTION privacy.refuse_the_way_back FROM PUBLIC;
CREATE TRIGGER case_goes_forward BEFORE UPDATE ON privacy.erasure_case
  FOR EACH ROW WHEN (
    NOT (old.status = 'REQUESTED' AND new.status IN ('REQUESTED', 'HELD', 'UNDONE', 'EXECUTING')
      OR old.status = 'HELD' AND new.status IN ('HELD', 'REQUESTED', 'UNDONE', 'EXECUTING')
      OR old.status = 'EXECUTING' AND new.status IN ('EXECUTING', 'DONE')
         AND new.executing_at = old.executing_at
         AND (old.key_destroyed_at IS NULL OR new.key_destroyed_at = old.key_destroyed_at)))
  EXECUTE FUNCTION privacy.refuse_the_way_back();

-- By what a client who comes back is found again.
GRANT INSERT ON privacy.contact_index TO booking_system;

-- Training profiles are put out of sight with the rest.
ALTER TABLE privacy.client_profile_training ADD COLUMN deleted_at timestamptz;
GRANT UPDATE (deleted_at) ON privacy.client_profile_training TO booking_system;
GRANT SELECT (deleted_at) ON privacy.client_profile_training TO booking_ai_view;
CREATE POLICY in_sight ON privacy.client_profile_training AS RESTRICTIVE TO booking_ai_request
  USING (deleted_at IS NULL);
-- The same columns, of clients who have not left.
CREATE POLICY in_sight_of_the_view ON privacy.client_profile_training AS RESTRICTIVE
  FOR SELECT TO booking_ai_view USING (deleted_at IS NULL);
