-- A client's versions go together, once the newest is older than what the studio keeps: they are a chain.
CREATE INDEX master_prompt_by_time ON prompts.master_prompt (organization_id, written_at, client_id);
GRANT USAGE ON SCHEMA prompts TO booking_system, booking_scout;
GRANT SELECT (organization_id, client_id, number, written_at), DELETE ON prompts.master_prompt
  TO booking_system;
CREATE POLICY scout ON prompts.master_prompt FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, written_at) ON prompts.master_prompt TO booking_scout;

DROP TRIGGER master_prompt_stays ON prompts.master_prompt;
CREATE TRIGGER master_prompt_stays BEFORE UPDATE ON prompts.master_prompt
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
-- Nobody at all takes one away but the program itself at its work.
CREATE TRIGGER master_prompt_stays_while_it_is_kept BEFORE DELETE ON prompts.master_prompt
  FOR EACH ROW WHEN (current_user <> 'booking_system') EXECUTE FUNCTION shared.refuse_change();
