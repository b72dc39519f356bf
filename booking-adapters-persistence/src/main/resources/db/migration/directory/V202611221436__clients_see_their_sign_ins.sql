-- What is kept about somebody is theirs to see, and so is by what they sign in.
GRANT SELECT ON directory.identity_link TO booking_client;
CREATE POLICY own ON directory.identity_link AS RESTRICTIVE FOR SELECT TO booking_client
  USING (person_id = shared.current_person());
