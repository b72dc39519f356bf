package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.PersonId;

/**
 * Which bookings are looked for.
 *
 * @param scope whose bookings the searcher may see
 * @param after where the list goes on, or null from its beginning
 */
public record BookingSearch(
    Scope scope, Filter filter, Order order, @Nullable After after, int limit) {

  /** Whose bookings may be seen. */
  public sealed interface Scope {
    /** All of the studio. */
    record Everybodys() implements Scope {}

    /** One's own as a client. */
    record OwnOnly(PersonId client) implements Scope {}

    /** One's own as a client, and all in the sessions that one gives. */
    record OwnSessions(PersonId coach) implements Scope {}

    /**
     * All of a client in the coach's care, whom the search is for. Who comes along to other
     * coaches' sessions is not theirs to know.
     */
    record InCareOf(PersonId coach) implements Scope {}
  }

  /**
   * What the searcher wants of these; null means that it does not matter.
   *
   * @param from first date of the studio on which the session starts
   * @param to the last one
   */
  public record Filter(
      @Nullable SessionId session,
      @Nullable ClientId client,
      @Nullable CoachId coach,
      @Nullable BookingStatus status,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    public static final Filter NONE = new Filter(null, null, null, null, null, null);
  }

  /** What a list is ordered by. */
  public enum Sort {
    /** When the session starts. */
    START,
    /** When the booking was made. */
    CREATED;

    /** Its word in requests, such as {@code start}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The order of a list. */
  public record Order(Sort by, boolean descending) {
    /** The next session first; of those made, the newest first. */
    public static Order usual(Sort by) {
      return new Order(by, by == Sort.CREATED);
    }
  }

  /** The last booking of the page before. */
  public record After(Instant startsAt, BookingId id) {}
}
