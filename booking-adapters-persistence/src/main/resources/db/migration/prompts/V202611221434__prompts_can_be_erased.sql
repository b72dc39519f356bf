-- A version is never rewritten and none is ever taken out. When a client is erased, all of theirs go at
-- once: without the key they say nothing, and no law has them kept.
DROP TRIGGER master_prompt_stays ON prompts.master_prompt;
CREATE TRIGGER master_prompt_stays BEFORE UPDATE ON prompts.master_prompt
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();
CREATE TRIGGER master_prompt_is_not_taken_out BEFORE DELETE ON prompts.master_prompt
  FOR EACH ROW WHEN (current_user <> 'booking_system') EXECUTE FUNCTION shared.refuse_change();

CREATE FUNCTION prompts.refuse_gaps() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM gone g JOIN prompts.master_prompt p
             ON p.organization_id = g.organization_id AND p.client_id = g.client_id) THEN
    RAISE EXCEPTION 'The master prompts of a client go together'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER master_prompts_go_together AFTER DELETE ON prompts.master_prompt
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION prompts.refuse_gaps();

GRANT USAGE ON SCHEMA prompts TO booking_system;
GRANT SELECT (organization_id, client_id, number), DELETE ON prompts.master_prompt TO booking_system;
