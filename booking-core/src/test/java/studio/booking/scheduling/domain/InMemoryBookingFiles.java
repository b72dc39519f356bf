package studio.booking.scheduling.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingSearch.Filter;
import studio.booking.scheduling.domain.BookingSearch.Scope;
import studio.booking.scheduling.domain.BookingSearch.Sort;
import studio.booking.shared.Later;

/** The bookings of an {@link InMemoryTimetable}, looked up. Local dates are those of UTC. */
final class InMemoryBookingFiles implements BookingFiles {
  private static final Comparator<Booking> BY_START =
      Comparator.comparing(Booking::startsAt)
          .thenComparing(one -> one.id().value(), InMemoryTimetable.BY_ID);
  private static final Comparator<Booking> BY_CREATION =
      Comparator.comparing(one -> one.id().value(), InMemoryTimetable.BY_ID);

  private final InMemoryTimetable timetable;

  InMemoryBookingFiles(InMemoryTimetable timetable) {
    this.timetable = timetable;
  }

  @Override
  public Later<Optional<BookingFile>> find(BookingId booking) {
    return Later.of(Optional.ofNullable(timetable.bookings.get(booking)).map(this::file));
  }

  private BookingFile file(Booking booking) {
    var place = booking.place() == null ? null : timetable.places.get(booking.place());
    if (place == null && booking.place() != null) {
      throw new IllegalStateException("No place: " + booking);
    }
    return new BookingFile(
        booking,
        timetable.session(booking.session()),
        place,
        timetable.cancellations.get(booking.id()),
        timetable.isWaitedFor(booking.session()),
        guest(booking));
  }

  private @Nullable Guest guest(Booking booking) {
    return booking.guest() ? timetable.guests.getOrDefault(booking.id(), Guest.UNNAMED) : null;
  }

  @Override
  public Later<List<BookingFile>> byId(Collection<BookingId> bookings) {
    return Later.of(
        timetable.bookings.values().stream()
            .filter(one -> bookings.contains(one.id()))
            .map(this::file)
            .toList());
  }

  @Override
  public Later<List<ShownBooking>> list(BookingSearch search) {
    var order = search.order().by() == Sort.CREATED ? BY_CREATION : BY_START;
    var directed = search.order().descending() ? order.reversed() : order;
    var after = search.after();
    return Later.of(
        timetable.bookings.values().stream()
            .filter(one -> inScope(search.scope(), one) && wanted(search.filter(), one))
            .sorted(directed)
            .dropWhile(
                one ->
                    after != null
                        && timetable.bookings.containsKey(after.id())
                        && directed.compare(one, timetable.booking(after.id())) <= 0)
            .limit(search.limit())
            .map(one -> new ShownBooking(one, guestFor(search.scope(), one)))
            .toList());
  }

  private boolean inScope(Scope scope, Booking booking) {
    return switch (scope) {
      case Scope.Everybodys(), Scope.InCareOf(_) -> true;
      case Scope.OwnOnly(var client) -> booking.client().person().equals(client);
      case Scope.OwnSessions(var coach) ->
          booking.client().person().equals(coach)
              || timetable.session(booking.session()).coach().person().equals(coach);
    };
  }

  private @Nullable Guest guestFor(Scope scope, Booking booking) {
    var guest = guest(booking);
    return guest == null
            || !(scope instanceof Scope.InCareOf(var coach))
            || timetable.session(booking.session()).coach().person().equals(coach)
        ? guest
        : Guest.UNNAMED;
  }

  private boolean wanted(Filter filter, Booking booking) {
    var date = booking.startsAt().atOffset(java.time.ZoneOffset.UTC).toLocalDate();
    return (filter.session() == null || filter.session().equals(booking.session()))
        && (filter.client() == null || filter.client().equals(booking.client()))
        && (filter.coach() == null
            || filter.coach().equals(timetable.session(booking.session()).coach()))
        && (filter.status() == null || filter.status() == booking.status())
        && (filter.from() == null || !date.isBefore(filter.from()))
        && (filter.to() == null || !date.isAfter(filter.to()));
  }

  @Override
  public Later<List<StatusChange>> history(BookingId booking, @Nullable UUID after, int limit) {
    return Later.of(
        timetable.history(booking).stream()
            .filter(one -> after == null || InMemoryTimetable.BY_ID.compare(one.id(), after) > 0)
            .limit(limit)
            .toList());
  }

  @Override
  public Later<List<BookingFile>> roster(SessionId session, int afterNumber, int limit) {
    return Later.of(
        timetable.bookings.values().stream()
            .filter(one -> one.session().equals(session))
            .filter(
                one ->
                    one.status().isLive()
                        || one.status() == BookingStatus.COMPLETED
                        || one.status() == BookingStatus.NO_SHOW)
            .map(this::file)
            .filter(file -> number(file) > afterNumber)
            .sorted(Comparator.comparing(InMemoryBookingFiles::number))
            .limit(limit)
            .toList());
  }

  private static int number(BookingFile file) {
    return Objects.requireNonNull(file.place()).number();
  }
}
