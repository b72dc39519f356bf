-- Clients see all that is about them, and all that they did, not only who looked: it is theirs to export.
ALTER POLICY about_oneself ON audit.entry
  USING (client_id = shared.current_person() OR actor_id = shared.current_person());
-- An export is a look, too.
ALTER POLICY about_access ON audit.entry
  USING ((starts_with(action, 'PII_') OR starts_with(action, 'PROFILE_') OR action = 'EXPORT')
         AND (client_id = shared.current_person()
              OR directory.looks_after(shared.current_person(), client_id)));
CREATE INDEX audit_by_actor ON audit.entry (organization_id, actor_id, at)
  WHERE actor_id IS NOT NULL;
