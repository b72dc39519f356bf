-- Who may agree for a client who is not of age: another client of the studio. Nobody is it through somebody
-- else, and of an end nothing stays here: the audit log has it.
CREATE TABLE directory.guardianship (
  organization_id uuid        NOT NULL,
  -- Whom it is about: the ward.
  client_id       uuid        NOT NULL,
  guardian_id     uuid        NOT NULL,
  -- Four people at most have to do with it; who is named gets the first number that is free.
  place           int         NOT NULL CHECK (place BETWEEN 1 AND 4),
  named_by        uuid        NOT NULL,
  since           timestamptz NOT NULL,
  PRIMARY KEY (organization_id, client_id, guardian_id),
  FOREIGN KEY (organization_id, client_id) REFERENCES directory.person,
  FOREIGN KEY (organization_id, guardian_id) REFERENCES directory.person,
  CONSTRAINT a_client_has_few_guardians UNIQUE (organization_id, client_id, place),
  CONSTRAINT nobody_is_their_own_guardian CHECK (client_id <> guardian_id)
);
CREATE INDEX guardianship_by_guardian ON directory.guardianship (organization_id, guardian_id, client_id);
CREATE TRIGGER guardianship_stays BEFORE UPDATE ON directory.guardianship
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
CALL shared.guard_table('directory.guardianship');

GRANT SELECT ON directory.guardianship TO booking_client;
GRANT SELECT, INSERT, DELETE ON directory.guardianship TO booking_coach, booking_admin;
GRANT SELECT, DELETE ON directory.guardianship TO booking_system;
-- Who agrees keeps the row until they have: locking takes the right to update something.
GRANT UPDATE (since) ON directory.guardianship TO booking_client, booking_coach, booking_admin;
CREATE POLICY only_kept ON directory.guardianship AS RESTRICTIVE FOR UPDATE
  TO booking_client, booking_coach, booking_admin
  USING (guardian_id = shared.current_person()) WITH CHECK (false);

-- Clients see whom they guard and who guards them; coaches that of their clients, which is theirs to say.
CREATE POLICY own ON directory.guardianship AS RESTRICTIVE TO booking_client
  USING (guardian_id = shared.current_person() OR client_id = shared.current_person());
CREATE POLICY in_charge_reads ON directory.guardianship AS RESTRICTIVE FOR SELECT TO booking_coach
  USING (guardian_id = shared.current_person() OR client_id = shared.current_person()
         OR directory.looks_after(shared.current_person(), client_id));
-- Also of those who were theirs: who ends it meanwhile is the program's to notice, which can say so.
CREATE POLICY in_charge_names ON directory.guardianship AS RESTRICTIVE FOR INSERT TO booking_coach
  WITH CHECK (EXISTS (
    SELECT FROM directory.assignment a
    WHERE a.organization_id = guardianship.organization_id
      AND a.coach_id = shared.current_person() AND a.client_id = guardianship.client_id));
CREATE POLICY in_charge_takes_away ON directory.guardianship AS RESTRICTIVE FOR DELETE TO booking_coach
  USING (directory.looks_after(shared.current_person(), client_id));

-- Whether somebody is a client's guardian, for the policies of other modules. Who has left, or is no client
-- any more, is the program's to notice; the row stays as it was when they answered, who kept it.
CREATE FUNCTION directory.guards(guardian uuid, ward uuid) RETURNS boolean
  LANGUAGE sql STABLE
  RETURN EXISTS (
    SELECT FROM directory.guardianship
    WHERE organization_id = shared.current_organization()
      AND client_id = ward AND guardian_id = guardian);
REVOKE ALL ON FUNCTION directory.guards FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.guards TO booking_client, booking_coach, booking_admin;
