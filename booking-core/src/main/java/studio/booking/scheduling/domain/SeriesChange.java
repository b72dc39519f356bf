package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.domain.NewSession.Room;
import studio.booking.scheduling.domain.SessionOutcome.AnotherDay;
import studio.booking.scheduling.domain.SessionOutcome.Refused;
import studio.booking.shared.CoachId;

/**
 * What is to be different about sessions of a series, said about one of them. What was changed
 * about another of them by itself stays as it is: a class that was put off by an hour once is not
 * moved again when its series moves, but gets the series' new coach.
 *
 * @param named the session that the change names
 */
public record SeriesChange(Series series, Session named, SessionChange wanted) {

  /** The day can't change: what the rule says would no longer be so. */
  public Optional<Refused> refused() {
    var start = wanted.startsAt();
    var day = local(named.startsAt()).toLocalDate();
    return start == null || local(start).toLocalDate().equals(day)
        ? Optional.empty()
        : Optional.of(new AnotherDay(day));
  }

  /** Whether somebody else is to give it. */
  public boolean coach() {
    return wanted.coach() != null && !wanted.coach().equals(series.coach());
  }

  /** The series as it would be. */
  public Series after() {
    return series.changedTo(
        wanted(wanted.coach(), series.coach()),
        wanted(wanted.name(), series.name()),
        startsAt(),
        room());
  }

  /** Whether what is yet to be made of it would be different, whatever there is by now. */
  public boolean isNone() {
    var after = after();
    return after.coach().equals(series.coach())
        && after.name().equals(series.name())
        && after.room().equals(series.room())
        && after.recurrence().equals(series.recurrence());
  }

  /** Named seats stay: as many without a name are something else. */
  private Room room() {
    return wanted.capacity() == null || series.room().namesSeats()
        ? series.room()
        : new Room.Unnumbered(wanted.capacity());
  }

  private LocalTime startsAt() {
    var start = wanted.startsAt();
    return start == null ? series.recurrence().startsAt() : local(start).toLocalTime();
  }

  /** One of its sessions as it would be. */
  public SessionDifference of(Session one) {
    return new SessionDifference(
        one, one.changedAlong(coachOf(one), nameOf(one), startOf(one), capacityOf(one)));
  }

  private CoachId coachOf(Session one) {
    return follows(one, one.coach(), series.coach())
        ? wanted(wanted.coach(), one.coach())
        : one.coach();
  }

  private String nameOf(Session one) {
    return follows(one, one.name(), series.name()) ? wanted(wanted.name(), one.name()) : one.name();
  }

  private int capacityOf(Session one) {
    return follows(one, one.capacity(), series.places())
        ? wanted(wanted.capacity(), one.capacity())
        : one.capacity();
  }

  private Instant startOf(Session one) {
    var start = wanted.startsAt();
    if (start == null) return one.startsAt();
    if (one.id().equals(named.id())) return start;
    LocalDate date = Objects.requireNonNull(one.inSeries()).date();
    var usual = series.recurrence().on(date).startsAt();
    return one.startsAt().equals(usual)
        ? series.recurrence().at(startsAt()).on(date).startsAt()
        : one.startsAt();
  }

  private <T> boolean follows(Session one, T its, T usual) {
    return one.id().equals(named.id()) || its.equals(usual);
  }

  private static <T> T wanted(@Nullable T value, T otherwise) {
    return value != null ? value : otherwise;
  }

  private ZonedDateTime local(Instant instant) {
    return instant.atZone(series.recurrence().zone());
  }
}
