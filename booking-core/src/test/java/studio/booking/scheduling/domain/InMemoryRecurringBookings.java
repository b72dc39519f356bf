package studio.booking.scheduling.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Recurring bookings in a map. Nobody else is there, so nothing is locked. */
public final class InMemoryRecurringBookings implements RecurringBookings {
  private static final Comparator<RecurringBookingId> BY_ID =
      Comparator.comparing(RecurringBookingId::value, InMemoryTimetable.BY_ID);

  private final Map<RecurringBookingId, RecurringBooking> all = new TreeMap<>(BY_ID);
  private @Nullable LocalDate doneFor;

  @Override
  public void add(RecurringBooking recurring, LocalDate today) {
    if (all.putIfAbsent(recurring.id(), recurring) != null) {
      throw new IllegalStateException("There: " + recurring);
    }
    if (doneFor == null) doneFor = today;
  }

  @Override
  public void change(RecurringBooking recurring) {
    var before = all.put(recurring.id(), recurring);
    if (before == null || before.version() != recurring.version() - 1) {
      throw new IllegalStateException("Changed meanwhile: " + recurring);
    }
  }

  @Override
  public Later<Optional<RecurringBooking>> find(RecurringBookingId id) {
    return Later.of(Optional.ofNullable(all.get(id)));
  }

  @Override
  public Later<Optional<RecurringBooking>> lock(RecurringBookingId id) {
    return find(id);
  }

  @Override
  public Later<List<RecurringBooking>> lockActive(@Nullable RecurringBookingId after, int limit) {
    return Later.of(after(after).filter(RecurringBooking::isActive).limit(limit).toList());
  }

  @Override
  public Later<List<RecurringBookingId>> active(@Nullable RecurringBookingId after, int limit) {
    return lockActive(after, limit).map(found -> found.stream().map(RecurringBooking::id).toList());
  }

  @Override
  public Later<List<RecurringBooking>> of(
      ClientId client, @Nullable RecurringBookingId after, int limit) {
    return Later.of(after(after).filter(one -> one.client().equals(client)).limit(limit).toList());
  }

  private Stream<RecurringBooking> after(@Nullable RecurringBookingId last) {
    return all.values().stream().filter(one -> last == null || BY_ID.compare(one.id(), last) > 0);
  }

  @Override
  public Later<Optional<LocalDate>> doneFor() {
    return Later.of(Optional.ofNullable(doneFor));
  }

  @Override
  public void setDoneFor(LocalDate date) {
    if (doneFor != null && doneFor.isBefore(date)) doneFor = date;
  }
}
