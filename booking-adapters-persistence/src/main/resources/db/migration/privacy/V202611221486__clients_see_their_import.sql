-- Clients may know by which id another system knew them.
CREATE POLICY own ON privacy.imported_client AS RESTRICTIVE TO booking_client
  USING (client_id = shared.current_person());
GRANT SELECT ON privacy.imported_client TO booking_client;
