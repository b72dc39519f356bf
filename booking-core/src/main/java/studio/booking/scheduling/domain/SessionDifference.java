package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.domain.SessionOutcome.CapacityBelowBookings;
import studio.booking.scheduling.domain.SessionOutcome.CapacityIsFixed;
import studio.booking.scheduling.domain.SessionOutcome.InThePast;
import studio.booking.scheduling.domain.SessionOutcome.NotGiven;
import studio.booking.scheduling.domain.SessionOutcome.Refused;

/** What is different about a session after a change, and whether that can be. */
public record SessionDifference(Session before, Session after) {
  /** The same, with the session in the series that takes over its dates. */
  public SessionDifference takenOverBy(SeriesId another) {
    var over = before.takenOverBy(another);
    return new SessionDifference(
        over, over.changedAlong(after.coach(), after.name(), after.startsAt(), after.capacity()));
  }

  public boolean time() {
    return !before.startsAt().equals(after.startsAt());
  }

  public boolean coach() {
    return !before.coach().equals(after.coach());
  }

  public boolean capacity() {
    return before.capacity() != after.capacity();
  }

  private boolean name() {
    return !before.name().equals(after.name());
  }

  public boolean isNone() {
    return !time() && !coach() && !capacity() && !name();
  }

  /** The fields that changed, for the audit log. */
  public String fields() {
    var fields = new ArrayList<String>();
    if (time()) fields.add("startsAt");
    if (coach()) fields.add("coachId");
    if (capacity()) fields.add("capacity");
    if (name()) fields.add("name");
    return String.join(",", fields);
  }

  /** Why its coach of afterwards can't take it over; sessions of an archived type go on. */
  public Optional<Refused> refusedByCoach(Coach giver) {
    return !coach() || giver.canGive(before.type())
        ? Optional.empty()
        : Optional.of(new NotGiven(giver.id(), before.type()));
  }

  /** Why it can't have so many places; {@code booked} of them are taken or held. */
  public Optional<Refused> refusedByRoom(int booked) {
    if (!capacity()) return Optional.empty();
    if (before.namedSeats() || before.isAppointment()) {
      return Optional.of(new CapacityIsFixed(before.capacity()));
    }
    return after.capacity() < booked
        ? Optional.of(new CapacityBelowBookings(booked))
        : Optional.empty();
  }

  /** Why it can't begin then. */
  public Optional<Refused> refusedByClock(Instant now) {
    return time() && !after.startsAt().isAfter(now)
        ? Optional.of(new InThePast(after.startsAt()))
        : Optional.empty();
  }

  /** Why its coach of afterwards has no time for it. */
  public Optional<Refused> refusedByCalendar(CoachCalendar calendar, Coach giver, ZoneId zone) {
    return time() || coach() ? calendar.refuses(after, giver, zone) : Optional.empty();
  }
}
