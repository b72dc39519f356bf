-- What a client has before them, which each booking looks at: without a detour over all they ever had.
CREATE INDEX booking_diary ON scheduling.booking (organization_id, client_id, starts_at)
  WHERE status IN ('PENDING_PAYMENT', 'CONFIRMED');
