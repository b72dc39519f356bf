package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Hours that a coach works besides the usual ones.
 *
 * @param date on which the hours begin
 */
public record Addition(AdditionId id, LocalDate date, LocalHours hours, Instant createdAt) {}
