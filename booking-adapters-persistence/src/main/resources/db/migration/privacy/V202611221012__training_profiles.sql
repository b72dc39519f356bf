-- What is needed to train clients. It says nothing of who they are; what it says of their health, and
-- whatever they say in words, is encrypted under their key.
CREATE TABLE privacy.client_profile_training (
  organization_id             uuid         NOT NULL,
  client_id                   uuid         NOT NULL,
  -- On the first of a month, and of which one: the date of birth is elsewhere, encrypted.
  age                         int          CHECK (age BETWEEN 0 AND 400),
  age_as_of                   date,
  gender                      text
    CHECK (gender IN ('female', 'male', 'non_binary', 'prefer_not_to_say')),
  height_mm                   int          CHECK (height_mm BETWEEN 508 AND 2794),
  weight_g                    int          CHECK (weight_g BETWEEN 2268 AND 680389),
  body_fat_percentage         numeric(4,2) CHECK (body_fat_percentage BETWEEN 1 AND 80),
  training_start_date         date,
  years_training_experience   int          CHECK (years_training_experience BETWEEN 0 AND 100),
  wearable_device             text
    CHECK (wearable_device IN ('whoop', 'oura', 'garmin', 'apple', 'fitbit', 'other')),
  wearable_integration_active boolean      NOT NULL,
  training_tier               text         CHECK (training_tier IN ('tier_1', 'tier_2', 'tier_3')),
  session_rate_minor          bigint       CHECK (session_rate_minor >= 0),
  session_rate_currency       char(3),
  -- Which key the rest is encrypted with.
  key_id                      uuid,
  goals                       bytea,
  injury_history              bytea,
  movement_screen             bytea,
  current_medications         bytea,
  supplements                 bytea,
  allergies                   bytea,
  version                     bigint       NOT NULL,
  created_at                  timestamptz  NOT NULL,
  changed_at                  timestamptz  NOT NULL,
  PRIMARY KEY (organization_id, client_id),
  -- Not to who they are: that can go, and this stays.
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person,
  CONSTRAINT an_age_says_of_when_it_is CHECK ((age IS NULL) = (age_as_of IS NULL)),
  CONSTRAINT ages_are_of_the_first_of_a_month CHECK (extract(day FROM age_as_of) = 1),
  CONSTRAINT a_rate_has_a_currency
    CHECK ((session_rate_minor IS NULL) = (session_rate_currency IS NULL)),
  CONSTRAINT what_is_connected_is_known
    CHECK (NOT wearable_integration_active OR wearable_device IS NOT NULL),
  CONSTRAINT health_is_encrypted CHECK (
    (get_byte(goals, 0) = 1 AND octet_length(goals) >= 33)
    AND (get_byte(injury_history, 0) = 1 AND octet_length(injury_history) >= 33)
    AND (get_byte(movement_screen, 0) = 1 AND octet_length(movement_screen) >= 33)
    AND (get_byte(current_medications, 0) = 1 AND octet_length(current_medications) >= 33)
    AND (get_byte(supplements, 0) = 1 AND octet_length(supplements) >= 33)
    AND (get_byte(allergies, 0) = 1 AND octet_length(allergies) >= 33)),
  CONSTRAINT health_says_by_which_key_it_is_encrypted CHECK (
    key_id IS NOT NULL
    OR num_nonnulls(goals, injury_history, movement_screen, current_medications, supplements,
         allergies) = 0)
);
CREATE INDEX training_by_age ON privacy.client_profile_training (organization_id, age_as_of);

CALL shared.guard_table('privacy.client_profile_training');
-- As with who they are; the AI service sees those who agree to it.
CREATE POLICY own ON privacy.client_profile_training AS RESTRICTIVE TO booking_client
  USING (client_id = shared.current_person());
CREATE POLICY in_charge_reads ON privacy.client_profile_training AS RESTRICTIVE
  FOR SELECT TO booking_coach
  USING (client_id = shared.current_person()
         OR directory.looks_after(shared.current_person(), client_id));
CREATE POLICY in_charge_changes ON privacy.client_profile_training AS RESTRICTIVE
  FOR UPDATE TO booking_coach
  USING (client_id = shared.current_person()
         OR directory.looks_after(shared.current_person(), client_id));
CREATE POLICY agreed ON privacy.client_profile_training AS RESTRICTIVE TO booking_ai_request
  USING (consent.agrees_to(client_id, 'ai_processing'));
GRANT SELECT, INSERT, UPDATE ON privacy.client_profile_training TO
  booking_client, booking_coach, booking_admin;
GRANT USAGE ON SCHEMA privacy TO booking_ai_request, booking_scout;
GRANT SELECT ON privacy.client_profile_training TO booking_ai_request;
-- Ages are made current by a job.
GRANT SELECT ON privacy.client_profile_training TO booking_system;
GRANT UPDATE (age, age_as_of) ON privacy.client_profile_training TO booking_system;
CREATE POLICY scout ON privacy.client_profile_training FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, age_as_of) ON privacy.client_profile_training TO booking_scout;

-- Who looked at it, and who changed it, is for the client to see, too.
ALTER POLICY about_oneself ON audit.entry
  USING (client_id = shared.current_person()
         AND (starts_with(action, 'PII_') OR starts_with(action, 'PROFILE_')));
ALTER POLICY about_access ON audit.entry
  USING ((starts_with(action, 'PII_') OR starts_with(action, 'PROFILE_'))
         AND (client_id = shared.current_person()
              OR directory.looks_after(shared.current_person(), client_id)));
