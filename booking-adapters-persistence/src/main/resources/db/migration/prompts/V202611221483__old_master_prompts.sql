-- A client's versions go together, once the newest is older than what the studio keeps: they are a chain.
CREATE INDEX master_prompt_by_time ON prompts.master_prompt (organization_id, written_at, client_id);
GRANT USAGE ON SCHEMA prompts TO booking_scout;
GRANT SELECT (written_at) ON prompts.master_prompt TO booking_system;
CREATE POLICY scout ON prompts.master_prompt FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, written_at) ON prompts.master_prompt TO booking_scout;
