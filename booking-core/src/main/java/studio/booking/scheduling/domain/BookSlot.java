package studio.booking.scheduling.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;

/**
 * Asks for an appointment at a time that a coach has free.
 *
 * @param guest as in {@link BookPlace}
 */
public record BookSlot(
    CoachId coach,
    SessionTypeId type,
    Instant startsAt,
    ClientId client,
    BookPlace.Terms terms,
    @Nullable Guest guest) {

  /** For the client themself. */
  public BookSlot(
      CoachId coach, SessionTypeId type, Instant startsAt, ClientId client, BookPlace.Terms terms) {
    this(coach, type, startsAt, client, terms, null);
  }
}
