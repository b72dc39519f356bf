GRANT DELETE ON notices.notice TO booking_system;
