package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.Later;

/** The places of sessions, and who gets them. */
public interface Places {
  /**
   * Places that are wanted.
   *
   * @param place a certain seat, or null for any free place
   */
  record Wanted(SessionId session, @Nullable PlaceId place) {}

  /**
   * Locks what is wanted, as far as it can be had: certain seats whoever has them, and of the
   * others as many free ones as are wanted. Nobody queues for a free place, unless patient: places
   * that another unit of work has locked are passed over, though it may yet give them back.
   */
  Later<List<Place>> claim(Collection<Wanted> wanted, boolean patient);

  /** How full sessions are, unlocked places of others included. */
  Later<Map<SessionId, Occupancy>> occupancy(Collection<SessionId> sessions);

  /** Gives claimed places to bookings. */
  void take(Map<PlaceId, Booking> places);

  /** Frees the places of bookings that no longer need them. */
  void free(Collection<Booking> bookings);

  /** All places of these sessions, closed ones too, locked in their order whoever has them. */
  Later<List<Place>> lockAll(Collection<SessionId> sessions);

  /** Adds places to sessions that are there already. */
  void add(List<Place> places);

  /** Retires free places, or offers retired ones again: each as it says itself. */
  void setClosed(List<Place> places);

  /**
   * How full a session is.
   *
   * @param free places that nobody has
   * @param held of the taken ones, those held by unpaid holds
   * @param nextHoldEndsAt when the first of these ends; null without any
   */
  record Occupancy(int free, int held, @Nullable Instant nextHoldEndsAt) {
    public static final Occupancy FULL = new Occupancy(0, 0, null);
  }

  /** The booking that has a place, by place; for tests and rosters. */
  record Taken(PlaceId place, BookingId booking) {}
}
