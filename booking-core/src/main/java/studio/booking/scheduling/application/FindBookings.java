package studio.booking.scheduling.application;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingFile;
import studio.booking.scheduling.domain.BookingFiles;
import studio.booking.scheduling.domain.BookingSearch;
import studio.booking.scheduling.domain.BookingSearch.After;
import studio.booking.scheduling.domain.BookingSearch.Filter;
import studio.booking.scheduling.domain.BookingSearch.Order;
import studio.booking.scheduling.domain.BookingSearch.Scope;
import studio.booking.scheduling.domain.ShownBooking;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.Caller;
import studio.booking.shared.Query;

/** Looks bookings up: one's own, those of one's sessions, or all of the studio's. */
@Query
public class FindBookings {
  private final BookingFiles files;
  private final BookingAccess access;
  private final Clock clock;

  FindBookings(BookingFiles files, BookingAccess access, Clock clock) {
    this.files = files;
    this.access = access;
    this.clock = clock;
  }

  /** The booking, unless the caller may not see it. */
  public Optional<ShownBooking> one(Caller by, BookingId booking) {
    var found = files.find(booking).get();
    return found
        .filter(file -> access.sees(by, file, clock.instant()))
        .map(file -> file.shownTo(by));
  }

  /**
   * Bookings that the caller has just seen or changed, with their guests. Nothing is asked where
   * there is none.
   */
  public List<ShownBooking> shown(Caller by, List<Booking> bookings) {
    var ids = bookings.stream().filter(Booking::guest).map(Booking::id).toList();
    var files = ids.isEmpty() ? List.<BookingFile>of() : this.files.byId(ids).get();
    var guests =
        files.stream()
            .map(file -> file.shownTo(by))
            .collect(toMap(one -> one.booking().id(), one -> requireNonNull(one.guest())));
    return bookings.stream().map(one -> new ShownBooking(one, guests.get(one.id()))).toList();
  }

  /** Those that the caller may see, in that order; a coach asks for each client in their care. */
  public List<ShownBooking> list(
      Caller by, Filter filter, Order order, @Nullable After after, int limit) {
    return files.list(new BookingSearch(scope(by, filter), filter, order, after, limit)).get();
  }

  private Scope scope(Caller by, Filter filter) {
    if (by.isAdmin() || by.isSystem()) return new Scope.Everybodys();
    if (!by.isStaff()) return new Scope.OwnOnly(by.self());
    // The filter leaves none but the client's.
    return filter.client() != null && access.isInCare(by, filter.client(), clock.instant())
        ? new Scope.InCareOf(by.self())
        : new Scope.OwnSessions(by.self());
  }

  /**
   * The booking's history, oldest first, unless the caller may not see the booking.
   *
   * @param after where the list goes on, or null from its beginning
   */
  public Optional<List<StatusChange>> history(
      Caller by, BookingId booking, @Nullable UUID after, int limit) {
    var found = files.find(booking);
    var history = files.history(booking, after, limit);
    return found
        .get()
        .filter(file -> access.sees(by, file, clock.instant()))
        .map(_ -> history.get());
  }
}
