package studio.booking.scheduling.domain;

import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;

/**
 * One bookable spot of a session.
 *
 * @param number from 1, in the order in which unnumbered places are given away
 * @param label of a named seat, else null
 * @param creditCost of this seat, or null where the session's holds
 * @param takenBy the booking that has it now
 * @param closed no longer offered; kept because history points at it
 */
public record Place(
    SessionId session,
    PlaceId id,
    int number,
    @Nullable String label,
    @Nullable Integer creditCost,
    @Nullable BookingId takenBy,
    boolean closed) {

  public boolean isFree() {
    return takenBy == null && !closed;
  }

  /** What it costs in this session. */
  public int cost(Session in) {
    return creditCost != null ? creditCost : in.creditCost();
  }

  /** This free place, given to a booking. */
  public Place takenBy(Booking booking) {
    return new Place(session, id, number, label, creditCost, booking.id(), closed);
  }

  /** This free place, retired or offered again. */
  public Place withClosed(boolean closed) {
    return new Place(session, id, number, label, creditCost, takenBy, closed);
  }
}
