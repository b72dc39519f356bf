package studio.booking.scheduling;

import studio.booking.shared.ClientId;

/** Somebody who is booked into a session. */
public record Attendee(BookingId booking, ClientId client) {}
