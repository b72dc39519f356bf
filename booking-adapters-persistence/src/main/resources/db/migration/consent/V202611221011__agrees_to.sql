-- Whether a client agrees to something now, for the policies of other modules. The program asks by its own
-- clock, which may be ahead of this one; both have to say yes.
CREATE FUNCTION consent.agrees_to(client uuid, what text) RETURNS boolean
  LANGUAGE sql STABLE
  RETURN EXISTS (
    SELECT FROM consent.answer a
    WHERE a.organization_id = shared.current_organization()
      AND a.client_id = client AND a.type = what
      AND a.granted AND a.revoked_at IS NULL
      AND (a.expires_at IS NULL OR a.expires_at > now())
      -- The newest is the one with the highest number.
      AND NOT EXISTS (
        SELECT FROM consent.answer newer
        WHERE newer.organization_id = a.organization_id AND newer.client_id = a.client_id
          AND newer.type = a.type AND newer.number > a.number)
      AND NOT EXISTS (
        SELECT FROM consent.version v
        JOIN directory.organization o ON o.organization_id = v.organization_id
        WHERE v.organization_id = a.organization_id AND v.ordinal > a.version
          AND v.requires_re_consent
          AND v.effective_on <= (now() AT TIME ZONE o.time_zone)::date));
REVOKE ALL ON FUNCTION consent.agrees_to FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent.agrees_to TO booking_ai_request;
