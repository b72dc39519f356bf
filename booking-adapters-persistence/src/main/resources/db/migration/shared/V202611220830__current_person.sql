-- Who asks, in this transaction; nobody where that is unset or empty.
CREATE FUNCTION shared.current_person() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.current_user_id', true), '')::uuid;
