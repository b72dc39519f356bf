-- When a date of the studio begins. For the other modules too: their lists are asked for by local
-- dates, and a list is one trip only if nobody has to ask for the time zone before.
--
-- A midnight that the clocks leave out is the moment after the gap; one that comes twice is the first.
CREATE FUNCTION directory.start_of_day(day date) RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (
    SELECT CASE
      WHEN ((day::timestamp AT TIME ZONE time_zone) - interval '1 hour') AT TIME ZONE time_zone
           >= day::timestamp
      THEN (day::timestamp AT TIME ZONE time_zone) - interval '1 hour'
      ELSE day::timestamp AT TIME ZONE time_zone
    END
    FROM directory.organization
    WHERE organization_id = (SELECT shared.current_organization()));
