-- Who there is. The one schema that others may point at.
CREATE SCHEMA directory;
GRANT USAGE ON SCHEMA directory TO
  booking_client, booking_coach, booking_admin, booking_ai, booking_system, booking_public,
  booking_signin, booking_scout;

CREATE TABLE directory.organization (
  organization_id           uuid        NOT NULL PRIMARY KEY,
  slug                      text        NOT NULL CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name                      text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  time_zone                 text        NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 64),
  currency                  char(3)     NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  cancellation_policy       text        NOT NULL DEFAULT 'NO_REFUND'
                            CHECK (cancellation_policy IN ('NO_REFUND', 'REFUND_BEFORE_WINDOW')),
  hold_minutes              int         NOT NULL DEFAULT 15 CHECK (hold_minutes BETWEEN 1 AND 1440),
  charge_days_before        int         NOT NULL DEFAULT 7 CHECK (charge_days_before BETWEEN 0 AND 365),
  no_show_blocks_pass       boolean     NOT NULL DEFAULT false,
  waitlist_cutoff_minutes   int         NOT NULL DEFAULT 60
                            CHECK (waitlist_cutoff_minutes BETWEEN 0 AND 10080),
  completion_grace_minutes  int         NOT NULL DEFAULT 60
                            CHECK (completion_grace_minutes BETWEEN 0 AND 10080),
  version                   bigint      NOT NULL DEFAULT 1,
  created_at                timestamptz NOT NULL,
  -- A slug names its studio in public addresses, so it is unique over all of them.
  CONSTRAINT organization_slug UNIQUE (slug)
);
CALL shared.guard_table('directory.organization');
GRANT SELECT ON directory.organization TO
  booking_client, booking_coach, booking_ai, booking_system, booking_public;
GRANT SELECT, UPDATE ON directory.organization TO booking_admin;
-- A public address brings a slug, a job nothing at all; both must first learn which studio it is.
CREATE POLICY by_slug ON directory.organization FOR SELECT TO booking_signin, booking_scout
  USING (true);
GRANT SELECT (organization_id, slug, time_zone) ON directory.organization TO booking_signin, booking_scout;

CREATE TABLE directory.person (
  organization_id uuid        NOT NULL REFERENCES directory.organization,
  id              uuid        NOT NULL,
  roles           text[]      NOT NULL
                  CHECK (roles <@ ARRAY['client', 'coach', 'admin', 'owner', 'ai_service']
                         AND cardinality(roles) BETWEEN 1 AND 5),
  -- A client's name to others until the vault of personal data is there, and to the AI for ever.
  alias           text        CHECK (length(alias) BETWEEN 1 AND 100),
  active          boolean     NOT NULL DEFAULT true,
  version         bigint      NOT NULL DEFAULT 1,
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT person_alias UNIQUE (organization_id, alias),
  CONSTRAINT a_client_has_an_alias CHECK (NOT ('client' = ANY (roles)) OR alias IS NOT NULL)
);
CALL shared.guard_table('directory.person');
GRANT SELECT ON directory.person TO booking_client, booking_coach, booking_admin, booking_system;
GRANT INSERT, UPDATE ON directory.person TO booking_admin;
GRANT INSERT ON directory.person TO booking_coach;
CREATE INDEX person_by_role ON directory.person USING gin (roles);

-- Which sign-in is which person. One sign-in may belong to people of several studios.
CREATE TABLE directory.identity_link (
  organization_id uuid        NOT NULL,
  issuer          text        NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500),
  subject         text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
  person_id       uuid        NOT NULL,
  linked_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, issuer, subject),
  FOREIGN KEY (organization_id, person_id) REFERENCES directory.person
);
CREATE INDEX identity_link_sign_in ON directory.identity_link (issuer, subject);
CALL shared.guard_table('directory.identity_link');
CREATE POLICY sign_in ON directory.identity_link FOR SELECT TO booking_signin USING (true);
CREATE POLICY sign_in_person ON directory.person FOR SELECT TO booking_signin USING (true);
GRANT SELECT ON directory.identity_link TO booking_admin, booking_signin, booking_system;
GRANT INSERT ON directory.identity_link TO booking_admin, booking_signin, booking_system;
GRANT SELECT (organization_id, id, roles, active) ON directory.person TO booking_signin;

-- A one-time link that ties a sign-in to a person. Only a digest of its secret is kept.
CREATE TABLE directory.invitation (
  organization_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  person_id       uuid        NOT NULL,
  secret_digest   bytea       NOT NULL,
  created_by      uuid        NOT NULL,
  created_at      timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  accepted_at     timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, person_id) REFERENCES directory.person
);
CALL shared.guard_table('directory.invitation');
GRANT SELECT, INSERT ON directory.invitation TO booking_admin;
GRANT SELECT, UPDATE ON directory.invitation TO booking_system;

-- Which coach looks after which client, and since when.
CREATE TABLE directory.assignment (
  organization_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  coach_id        uuid        NOT NULL,
  client_id       uuid        NOT NULL,
  starts_on       date        NOT NULL,
  ends_on         date,
  created_by      uuid        NOT NULL,
  created_at      timestamptz NOT NULL,
  ended_at        timestamptz,
  version         bigint      NOT NULL DEFAULT 1,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, coach_id) REFERENCES directory.person,
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person,
  CONSTRAINT assignment_dates CHECK (ends_on IS NULL OR ends_on >= starts_on),
  CONSTRAINT assignments_never_overlap EXCLUDE USING gist (
    organization_id WITH =, coach_id WITH =, client_id WITH =,
    daterange(starts_on, ends_on, '[]') WITH &&) WHERE (ended_at IS NULL)
);
CREATE INDEX assignment_by_client ON directory.assignment (organization_id, client_id);
CREATE INDEX assignment_by_coach ON directory.assignment (organization_id, coach_id, client_id);
CALL shared.guard_table('directory.assignment');
GRANT SELECT ON directory.assignment TO booking_client, booking_coach, booking_system;
GRANT SELECT, INSERT, UPDATE ON directory.assignment TO booking_admin;
