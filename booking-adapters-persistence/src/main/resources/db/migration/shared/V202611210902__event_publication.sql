-- Spring Modulith's registry of event publications (its schema version 2), in our own hands.
-- No tenant column: the event itself names its organization, and holds ids, never personal data.
CREATE TABLE shared.event_publication (
  id                     uuid        NOT NULL PRIMARY KEY,
  listener_id            text        NOT NULL,
  event_type             text        NOT NULL,
  serialized_event       text        NOT NULL,
  publication_date       timestamptz NOT NULL,
  completion_date        timestamptz,
  status                 text,
  completion_attempts    int,
  last_resubmission_date timestamptz
);
CREATE INDEX event_publication_open ON shared.event_publication (publication_date)
  WHERE completion_date IS NULL;
CREATE INDEX event_publication_completed ON shared.event_publication (completion_date)
  WHERE completion_date IS NOT NULL;

GRANT USAGE ON SCHEMA shared TO ${program};
GRANT SELECT, INSERT, UPDATE, DELETE ON shared.event_publication TO ${program};
GRANT INSERT ON shared.event_publication TO booking_client, booking_coach, booking_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON shared.event_publication TO booking_system;
