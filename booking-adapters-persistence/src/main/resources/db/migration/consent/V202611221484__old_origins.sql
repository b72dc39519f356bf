-- Where an answer came from proves nothing for ever: it goes when the studio keeps it no longer. The answer
-- stays.
CREATE INDEX answer_by_time ON consent.answer (organization_id, decided_at);
CREATE POLICY scout ON consent.answer FOR SELECT TO booking_scout USING (true);
GRANT SELECT (organization_id, decided_at) ON consent.answer TO booking_scout;
-- Of addresses that were kept whole, their networks are kept.
ALTER TABLE consent.particular NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consent.particular DISABLE TRIGGER particular_stays;
UPDATE consent.particular
SET value = host(network(set_masklen(value::inet, CASE family(value::inet) WHEN 4 THEN 24 ELSE 48 END)))
  || CASE family(value::inet) WHEN 4 THEN '/24' ELSE '/48' END
WHERE kind = 'ADDRESS' AND value ~ '^[0-9a-fA-F:.]+$';
ALTER TABLE consent.particular ENABLE TRIGGER particular_stays;
ALTER TABLE consent.particular FORCE ROW LEVEL SECURITY;
