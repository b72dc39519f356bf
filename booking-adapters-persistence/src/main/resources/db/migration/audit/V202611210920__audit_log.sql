-- Who did what to whom, when, and how it ended. Codes and references only: free text about a person
-- could not be erased from here.
CREATE SCHEMA audit;
GRANT USAGE ON SCHEMA audit TO
  booking_client, booking_coach, booking_admin, booking_ai, booking_system;

CREATE TABLE audit.entry (
  organization_id uuid        NOT NULL,
  at              timestamptz NOT NULL,
  id              uuid        NOT NULL,
  -- Null when the program itself acted.
  actor_id        uuid,
  actor_role      text        NOT NULL,
  action          text        NOT NULL CHECK (action ~ '^[A-Z][A-Z_]{1,63}$'),
  outcome         text        NOT NULL CHECK (outcome IN ('ALLOWED', 'REFUSED')),
  subject_type    text        NOT NULL,
  subject_id      uuid,
  -- Whose data or money it was about.
  client_id       uuid,
  request_id      text,
  details         jsonb       NOT NULL DEFAULT '{}',
  PRIMARY KEY (organization_id, at, id)
) PARTITION BY RANGE (at);
CREATE INDEX audit_by_client ON audit.entry (organization_id, client_id, at);
CREATE INDEX audit_by_subject ON audit.entry (organization_id, subject_id, at);

-- Months are opened ahead of time; what falls outside them is kept all the same.
CREATE TABLE audit.entry_default PARTITION OF audit.entry DEFAULT;

CREATE FUNCTION audit.open_months(first date, months int) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  month date;
  made int := 0;
BEGIN
  FOR i IN 0 .. least(months, 24) - 1 LOOP
    month := (date_trunc('month', first) + make_interval(months => i))::date;
    IF to_regclass(format('audit.entry_%s', to_char(month, 'YYYYMM'))) IS NULL
       AND NOT EXISTS (SELECT FROM audit.entry_default
                       WHERE at >= month AND at < (month + interval '1 month')) THEN
      EXECUTE format('CREATE TABLE audit.%I PARTITION OF audit.entry FOR VALUES FROM (%L) TO (%L)',
        'entry_' || to_char(month, 'YYYYMM'),
        to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00',
        to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
      EXECUTE format('CALL shared.guard_table(%L)', 'audit.entry_' || to_char(month, 'YYYYMM'));
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END $$;
REVOKE ALL ON FUNCTION audit.open_months(date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.open_months(date, int) TO booking_system;

CALL shared.guard_table('audit.entry');
CALL shared.guard_table('audit.entry_default');
SELECT audit.open_months(current_date, 3);

CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE ON audit.entry
  FOR EACH ROW EXECUTE FUNCTION shared.refuse_change();

GRANT INSERT ON audit.entry TO booking_client, booking_coach, booking_admin, booking_ai, booking_system;
GRANT SELECT ON audit.entry TO booking_admin;
