package studio.booking.scheduling.domain;

import java.time.Instant;
import studio.booking.shared.ClientId;

/**
 * A client who has left, and whose bookings are yet to be given up.
 *
 * @param at by which time it is judged what they get back
 */
public record Departed(ClientId client, Instant at) {}
