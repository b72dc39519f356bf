package studio.booking.scheduling.domain;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.shared.Later;

/** What became of dates, in a map; the rest is on an {@link InMemoryTimetable}. */
final class InMemoryOccurrences implements Occurrences {
  private record Key(RecurringBookingId of, LocalDate date) {}

  private final InMemoryTimetable timetable;
  private final Map<Key, KnownOccurrence> known = new HashMap<>();

  InMemoryOccurrences(InMemoryTimetable timetable) {
    this.timetable = timetable;
  }

  @Override
  public Later<List<KnownOccurrence>> known(
      Collection<RecurringBookingId> of, LocalDate from, LocalDate to) {
    return Later.of(
        known.values().stream()
            .filter(one -> of.contains(one.of()))
            .filter(one -> !one.date().isBefore(from) && !one.date().isAfter(to))
            .sorted(Comparator.comparing(KnownOccurrence::date))
            .toList());
  }

  @Override
  public void record(List<KnownOccurrence> occurrences, Instant now) {
    for (var one : occurrences) {
      var before = known.put(new Key(one.of(), one.date()), one);
      boolean isBookedTwice =
          before != null && before.booking() != null && !before.booking().equals(one.booking());
      if (isBookedTwice) throw new IllegalStateException("Booked before: " + before);
    }
  }

  @Override
  public Later<Map<ClassTime, Offer>> classesAt(Collection<ClassTime> times) {
    var classes =
        timetable.sessions.values().stream()
            .filter(one -> one.status() == SessionStatus.SCHEDULED && !one.isAppointment())
            .filter(one -> times.contains(time(one)))
            .map(Session::id)
            .toList();
    return timetable
        .sessions()
        .offered(classes)
        .map(
            found ->
                found.values().stream()
                    .collect(toMap(offer -> time(offer.session()), offer -> offer)));
  }

  private static ClassTime time(Session one) {
    return new ClassTime(one.coach(), one.type(), one.startsAt());
  }

  @Override
  public Later<List<Upcoming>> upcoming(
      Collection<RecurringBookingId> of, LocalDate from, Instant now, int limitEach) {
    return Later.of(
        of.stream().distinct().flatMap(one -> next(one, from, now).limit(limitEach)).toList());
  }

  private Stream<Upcoming> next(RecurringBookingId of, LocalDate from, Instant now) {
    return known.values().stream()
        .filter(one -> one.of().equals(of) && one.booking() != null)
        .filter(one -> !one.date().isBefore(from))
        .map(one -> upcoming(one, timetable.booking(Objects.requireNonNull(one.booking()))))
        .filter(one -> one.booking().status().isLive() && one.booking().startsAt().isAfter(now))
        .sorted(Comparator.comparing(one -> one.booking().startsAt()));
  }

  private Upcoming upcoming(KnownOccurrence one, Booking booking) {
    return new Upcoming(one.of(), one.date(), timetable.session(booking.session()), booking);
  }
}
