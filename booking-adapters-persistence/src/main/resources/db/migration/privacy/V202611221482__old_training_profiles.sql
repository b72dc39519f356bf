-- What nobody has touched for the studio's years goes: a job finds the studios, and then their profiles.
CREATE INDEX training_by_change ON privacy.client_profile_training (organization_id, changed_at, client_id);
GRANT SELECT (organization_id, changed_at) ON privacy.client_profile_training TO booking_scout;
GRANT DELETE ON privacy.client_profile_training TO booking_system;
