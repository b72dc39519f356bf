package studio.booking.scheduling.domain;

import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.ClientId;

/**
 * Asks for a place in a session.
 *
 * @param place a certain seat, or null for any
 * @param client who has the booking, and pays
 * @param terms how it is to be paid
 * @param guest whom the client brings along, who is to have the place; null when it is the client's
 */
public record BookPlace(
    SessionId session,
    @Nullable PlaceId place,
    ClientId client,
    Terms terms,
    @Nullable Guest guest) {

  /** For the client themself. */
  public BookPlace(SessionId session, @Nullable PlaceId place, ClientId client, Terms terms) {
    this(session, place, client, terms, null);
  }

  /**
   * How a place is to be paid.
   *
   * @param with null for the first means that covers it
   * @param holdIfShort whether to hold the place for a while when nothing covers it
   */
  public record Terms(@Nullable PaymentType with, boolean holdIfShort) {
    public static final Terms USUAL = new Terms(null, false);
  }
}
