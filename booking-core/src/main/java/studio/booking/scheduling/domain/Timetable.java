package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** The timetable to look at. */
public interface Timetable {
  /**
   * Which sessions are meant; a null leaves that open.
   *
   * @param from the first date of the studio on which they start, as {@code to} is the last
   * @param startsAfter only sessions that have yet to start at this instant
   * @param eyes who looks
   */
  record Filter(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable CoachId coach,
      @Nullable SessionTypeId type,
      @Nullable SessionStatus status,
      @Nullable SeriesId series,
      @Nullable Instant startsAfter,
      Eyes eyes) {}

  /** Who looks, and so what there is to see. */
  sealed interface Eyes {
    /** The studio's own people: everything. */
    record Staff() implements Eyes {}

    /** Classes, and the client's own appointments. */
    record Of(ClientId client) implements Eyes {}

    /** Classes only. */
    record Everybody() implements Eyes {}
  }

  /** In which order sessions are listed. */
  sealed interface Order {
    /**
     * By their start, and their id where that is the same.
     *
     * @param after where the list goes on, or null from its beginning
     */
    record ByStart(@Nullable After after) implements Order {
      /** The last session of the page before. */
      public record After(Instant startsAt, SessionId session) {}
    }

    /** In the order in which they were made. */
    record ByCreation(@Nullable SessionId after) implements Order {}
  }

  /** Some of the sessions, one after the other. */
  Later<List<TimetableEntry>> list(Filter filter, Order order, int limit);

  /** The session, if there is one that these eyes can see. */
  Later<Optional<TimetableEntry>> entry(SessionId session, Eyes eyes);

  /** The places of a session that can be booked or are, by number. */
  Later<List<Place>> places(SessionId session);
}
