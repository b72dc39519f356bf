package studio.booking.scheduling.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.Later;

/** Bookings with what is known of them, for whoever looks something up. */
public interface BookingFiles {
  /** The booking's file; not locked. */
  Later<Optional<BookingFile>> find(BookingId booking);

  /** The files of these bookings, in the order of their ids; not locked. */
  Later<List<BookingFile>> byId(Collection<BookingId> bookings);

  /** Bookings that the search finds, in its order, as the searcher may see them. */
  Later<List<ShownBooking>> list(BookingSearch search);

  /**
   * A booking's history, oldest first.
   *
   * @param after where the list goes on, or null from its beginning
   */
  Later<List<StatusChange>> history(BookingId booking, @Nullable UUID after, int limit);

  /**
   * Who has a place in a session, by the number of the place: held, confirmed, and those who came
   * or did not.
   *
   * @param afterNumber where the list goes on, or 0 from its beginning
   */
  Later<List<BookingFile>> roster(SessionId session, int afterNumber, int limit);
}
