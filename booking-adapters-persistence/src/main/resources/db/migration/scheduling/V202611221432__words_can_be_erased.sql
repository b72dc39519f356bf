-- Words of and about a client go when they are erased; what became of their bookings stays.
GRANT UPDATE (reason) ON scheduling.booking_cancellation, scheduling.session_cancellation
  TO booking_system;
