GRANT DELETE ON privacy.client_profile_training TO booking_system;
