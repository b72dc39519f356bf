-- Clients see who saw or changed what is personal about them; coaches, when somebody last did.
CREATE POLICY about_oneself ON audit.entry AS RESTRICTIVE FOR SELECT TO booking_client
  USING (client_id = shared.current_person() AND starts_with(action, 'PII_'));
CREATE POLICY about_access ON audit.entry AS RESTRICTIVE FOR SELECT TO booking_coach
  USING (starts_with(action, 'PII_')
         AND (client_id = shared.current_person()
              OR directory.looks_after(shared.current_person(), client_id)));
GRANT SELECT ON audit.entry TO booking_client, booking_coach;
