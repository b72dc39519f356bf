-- What clients agreed to. The proof is the answer, and stays under the client's pseudonym; what it
-- says of a person besides is in rows of their own, which can go.
CREATE SCHEMA consent;
GRANT USAGE ON SCHEMA consent TO
  booking_client, booking_coach, booking_admin, booking_ai, booking_system, booking_scout;

-- What people are asked about, one by one.
CREATE TABLE consent.type (
  organization_id uuid        NOT NULL,
  code            text        NOT NULL CHECK (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  description     text        NOT NULL CHECK (length(description) BETWEEN 1 AND 1000),
  added_at        timestamptz NOT NULL,
  PRIMARY KEY (organization_id, code)
);
CREATE TRIGGER type_stays BEFORE UPDATE OR DELETE ON consent.type
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
CALL shared.guard_table('consent.type');
GRANT SELECT ON consent.type TO booking_client, booking_coach, booking_admin, booking_system;
GRANT INSERT ON consent.type TO booking_admin, booking_system;

-- The texts that people read before they answer. They follow each other without a gap, and none is
-- effective before the one that it follows: "the newest" is never in doubt.
CREATE TABLE consent.version (
  organization_id       uuid        NOT NULL,
  ordinal               int         NOT NULL CHECK (ordinal > 0),
  number                text        NOT NULL CHECK (number ~ '^[0-9]{1,4}\.[0-9]{1,4}$'),
  effective_on          date        NOT NULL,
  full_text             text        NOT NULL CHECK (length(full_text) BETWEEN 200 AND 50000),
  text_sha256           text        NOT NULL,
  summary               text        NOT NULL CHECK (length(summary) BETWEEN 20 AND 2000),
  changes               text        CHECK (length(changes) BETWEEN 1 AND 5000),
  requires_re_consent   boolean     NOT NULL,
  published_at          timestamptz NOT NULL,
  -- Null: it came with the program.
  published_by          uuid,
  previous_ordinal      int         GENERATED ALWAYS AS (nullif(ordinal - 1, 0)) STORED,
  previous_effective_on date,
  PRIMARY KEY (organization_id, ordinal),
  CONSTRAINT version_is_published_once UNIQUE (organization_id, number),
  CONSTRAINT version_that_is_followed UNIQUE (organization_id, ordinal, effective_on),
  CONSTRAINT versions_are_a_chain
    FOREIGN KEY (organization_id, previous_ordinal, previous_effective_on)
    REFERENCES consent.version (organization_id, ordinal, effective_on),
  CONSTRAINT only_the_first_version_follows_none
    CHECK ((ordinal = 1) = (previous_effective_on IS NULL)),
  CONSTRAINT versions_follow_each_other CHECK (previous_effective_on <= effective_on),
  CONSTRAINT hash_is_the_texts
    CHECK (text_sha256 = encode(sha256(convert_to(full_text, 'UTF8')), 'hex'))
);
CREATE TRIGGER version_stays BEFORE UPDATE OR DELETE ON consent.version
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
CALL shared.guard_table('consent.version');
GRANT SELECT ON consent.version TO booking_client, booking_coach, booking_admin, booking_system;
GRANT SELECT (organization_id, ordinal, number, effective_on, requires_re_consent)
  ON consent.version TO booking_ai;
GRANT INSERT ON consent.version TO booking_admin, booking_system;

-- That a client was asked about something, and how many answers there are: who answers keeps this
-- row, so that answers to one question come one after the other and are numbered.
CREATE TABLE consent.question (
  organization_id uuid NOT NULL,
  client_id       uuid NOT NULL,
  type            text NOT NULL,
  answers         int  NOT NULL CHECK (answers > 0),
  PRIMARY KEY (organization_id, client_id, type),
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person,
  FOREIGN KEY (organization_id, type) REFERENCES consent.type
);
CALL shared.guard_table('consent.question');
GRANT SELECT, INSERT, UPDATE (answers) ON consent.question TO
  booking_client, booking_coach, booking_admin;
GRANT SELECT ON consent.question TO booking_system;

CREATE TABLE consent.answer (
  organization_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  client_id       uuid        NOT NULL,
  type            text        NOT NULL,
  number          int         NOT NULL CHECK (number > 0),
  version         int         NOT NULL,
  granted         boolean     NOT NULL,
  method          text        NOT NULL CHECK (method IN ('web_form', 'paper', 'email', 'verbal')),
  -- Null: the client, in the web form.
  recorded_by     uuid,
  by_guardian     boolean     NOT NULL,
  decided_at      timestamptz NOT NULL,
  expires_at      timestamptz,
  revoked_at      timestamptz,
  revoked_by      uuid,
  revocation      text        CHECK (revocation IN ('WITHDRAWN', 'REPLACED')),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, client_id, type) REFERENCES consent.question,
  FOREIGN KEY (organization_id, version) REFERENCES consent.version,
  -- The newest is the one with the highest number, whatever clocks say.
  CONSTRAINT answer_is_numbered_once UNIQUE (organization_id, client_id, type, number),
  -- What its particulars point at.
  CONSTRAINT answer_of_its_client UNIQUE (organization_id, id, client_id),
  CONSTRAINT who_records_it_is_known CHECK ((method = 'web_form') = (recorded_by IS NULL)),
  CONSTRAINT a_refusal_does_not_expire CHECK (granted OR expires_at IS NULL),
  CONSTRAINT it_expires_after_it_was_given CHECK (expires_at > decided_at),
  CONSTRAINT a_guardian_is_recorded CHECK (NOT by_guardian OR recorded_by IS NOT NULL),
  CONSTRAINT no_guardian_agrees_to_these
    CHECK (NOT (by_guardian AND granted AND type IN ('ai_processing', 'marketing_messages'))),
  CONSTRAINT revoked_when_it_says_so CHECK ((revoked_at IS NULL) = (revocation IS NULL)),
  CONSTRAINT revoked_by_somebody_when_it_is CHECK (revoked_at IS NOT NULL OR revoked_by IS NULL)
);
-- Refusals and expired ones are live, too, until another answer takes their place.
CREATE UNIQUE INDEX one_answer_is_live ON consent.answer (organization_id, client_id, type)
  WHERE revoked_at IS NULL;
CREATE INDEX answer_of_client ON consent.answer (organization_id, client_id, id);

-- An answer is revoked once; nothing else about it ever changes.
CREATE FUNCTION consent.refuse_rewriting() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Answer % stays as it was given', old.id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER answer_is_only_revoked BEFORE UPDATE ON consent.answer
  FOR EACH ROW WHEN (
    old.revoked_at IS NOT NULL OR new.revoked_at IS NULL
    OR to_jsonb(old) - ARRAY['revoked_at', 'revoked_by', 'revocation']
       IS DISTINCT FROM to_jsonb(new) - ARRAY['revoked_at', 'revoked_by', 'revocation'])
  EXECUTE FUNCTION consent.refuse_rewriting();
CREATE TRIGGER answer_stays BEFORE DELETE ON consent.answer
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
CALL shared.guard_table('consent.answer');
GRANT SELECT ON consent.answer TO booking_client, booking_coach, booking_admin, booking_system;
-- Enough to tell whether there is consent.
GRANT SELECT (organization_id, client_id, type, number, version, granted, expires_at, revoked_at)
  ON consent.answer TO booking_ai;
GRANT INSERT (organization_id, id, client_id, type, number, version, granted, method, recorded_by,
  by_guardian, decided_at, expires_at) ON consent.answer TO
  booking_client, booking_coach, booking_admin;
GRANT UPDATE (revoked_at, revoked_by, revocation) ON consent.answer TO
  booking_client, booking_coach, booking_admin;

-- What an answer says of a person: where it came from, a signature, words. Never changed, and gone
-- when the client is erased; the answer does not need them.
CREATE TABLE consent.particular (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  answer_id       uuid NOT NULL,
  client_id       uuid NOT NULL,
  kind            text NOT NULL
                  CHECK (kind IN ('ADDRESS', 'USER_AGENT', 'SIGNATURE', 'GUARDIAN', 'REASON')),
  value           text NOT NULL CHECK (length(value) BETWEEN 1 AND 100000),
  PRIMARY KEY (organization_id, id),
  CONSTRAINT answer_has_one_of_a_kind UNIQUE (organization_id, answer_id, kind),
  FOREIGN KEY (organization_id, answer_id, client_id)
    REFERENCES consent.answer (organization_id, id, client_id)
);
CREATE TRIGGER particular_stays BEFORE UPDATE ON consent.particular
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
CALL shared.guard_table('consent.particular');
GRANT SELECT, INSERT ON consent.particular TO booking_client, booking_coach, booking_admin;
-- Erasing is the program's.
GRANT SELECT, DELETE ON consent.particular TO booking_system;

-- What is to be told of when it has expired. Nothing else hangs on it: whether there is consent is
-- worked out from the answer and the clock.
CREATE TABLE consent.expiry (
  organization_id uuid        NOT NULL,
  answer_id       uuid        NOT NULL,
  expires_at      timestamptz NOT NULL,
  told_at         timestamptz,
  PRIMARY KEY (organization_id, answer_id),
  FOREIGN KEY (organization_id, answer_id) REFERENCES consent.answer
);
CREATE INDEX expiry_to_tell ON consent.expiry (organization_id, expires_at) WHERE told_at IS NULL;
CALL shared.guard_table('consent.expiry');
GRANT INSERT ON consent.expiry TO booking_client, booking_coach, booking_admin;
GRANT SELECT, UPDATE (told_at) ON consent.expiry TO booking_system;
CREATE POLICY scout ON consent.expiry FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, expires_at, told_at) ON consent.expiry TO booking_scout;

-- A client's request sees and writes the client's own, and nobody else's.
DO $$
DECLARE
  guarded regclass;
BEGIN
  FOREACH guarded IN ARRAY
    ARRAY['consent.question', 'consent.answer', 'consent.particular']::regclass[]
  LOOP
    EXECUTE format(
      'CREATE POLICY own ON %s AS RESTRICTIVE TO booking_client
       USING (client_id = nullif(current_setting(''app.current_user_id'', true), '''')::uuid)',
      guarded);
  END LOOP;
END $$;
