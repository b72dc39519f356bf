package studio.booking.scheduling.domain;

import java.time.Instant;

/** A time for which an appointment can be booked. */
public record Slot(Instant startsAt, Instant endsAt) {}
