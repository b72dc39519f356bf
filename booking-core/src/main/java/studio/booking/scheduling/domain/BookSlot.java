package studio.booking.scheduling.domain;

import java.time.Instant;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;

/** Asks for an appointment at a time that a coach has free. */
public record BookSlot(
    CoachId coach, SessionTypeId type, Instant startsAt, ClientId client, BookPlace.Terms terms) {}
