package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.NewSession.Room;
import studio.booking.scheduling.domain.Recurrence.Occurrence;
import studio.booking.scheduling.domain.RecurrenceRule.Bound.Forever;
import studio.booking.shared.CoachId;

/**
 * A class that comes again by a rule: what its sessions are made from, and for which dates.
 *
 * @param room as many places, or which seats; never {@link Room.Usual}
 * @param from the first date that it is for. The rule may count from an earlier one: a change from
 *     some date on makes a series of its own of the rest
 * @param endsBefore the first date that it is no longer for; null: as long as its rule goes on
 */
public record Series(
    SeriesId id,
    SessionTypeId type,
    CoachId coach,
    String name,
    Recurrence recurrence,
    LocalDate from,
    @Nullable LocalDate endsBefore,
    Room room,
    long version,
    Instant createdAt) {
  /** Sessions of a series without end are made so many weeks ahead, unless told otherwise. */
  public static final int WEEKS_AHEAD = 6;

  /** Sessions of a series with an end are made at once, as far as that. */
  public static final int MOST_WEEKS_AHEAD = 52;

  /** How many places its sessions have. */
  public int places() {
    return switch (room) {
      case Room.Unnumbered(int places) -> places;
      case Room.Seats(var seats) -> seats.size();
      case Room.Usual _ -> throw new IllegalStateException("A series knows how many: " + this);
    };
  }

  /** The last date for which there are to be sessions by now. */
  public LocalDate horizon(LocalDate today, int weeksAhead) {
    boolean endless = recurrence.rule().bound() instanceof Forever;
    return today.plusWeeks(endless ? weeksAhead : MOST_WEEKS_AHEAD);
  }

  /** The last date for which there are sessions as soon as it is made, later though it begins. */
  public LocalDate firstHorizon(LocalDate today) {
    var usual = horizon(today, WEEKS_AHEAD);
    return from.isAfter(usual) ? from.plusWeeks(WEEKS_AHEAD) : usual;
  }

  /** Its first occurrence, or none where its rule never falls. */
  public Optional<Occurrence> first(RuleCalendar calendar) {
    return calendar
        .first(recurrence.rule(), recurrence.anchor(), LocalDate.MAX)
        .map(recurrence::on);
  }

  /** What it has on the dates from the first to the last, both included, in order. */
  public List<Occurrence> occurrences(RuleCalendar calendar, LocalDate first, LocalDate last) {
    var begin = first.isBefore(from) ? from : first;
    var end = endsBefore == null || endsBefore.isAfter(last) ? last : endsBefore.minusDays(1);
    return recurrence.between(calendar, begin, end);
  }

  /**
   * Its session for one of its dates.
   *
   * @param cost of a place, in credits
   */
  public Session session(Occurrence occurrence, SessionType kind, int cost, Instant now) {
    return new Session(
        SessionId.next(),
        type,
        coach,
        name,
        kind.kind(),
        occurrence.startsAt(),
        occurrence.endsAt(),
        kind.bufferBefore(),
        kind.bufferAfter(),
        SessionStatus.SCHEDULED,
        room.capacity(kind),
        room.namesSeats(),
        cost,
        null,
        null,
        null,
        new InSeries(id, recurrence.rule().toString(), occurrence.date(), false),
        1,
        now);
  }

  /** This series as it is from now on. */
  public Series changedTo(CoachId coach, String name, LocalTime startsAt, Room room) {
    return new Series(
        id,
        type,
        coach,
        name,
        recurrence.at(startsAt),
        from,
        endsBefore,
        room,
        version + 1,
        createdAt);
  }

  /** This series without the dates from then on. */
  public Series endingBefore(LocalDate date) {
    return new Series(id, type, coach, name, recurrence, from, date, room, version + 1, createdAt);
  }

  /** The dates from then on as a series of its own. */
  public Series rest(LocalDate date, Instant now) {
    return new Series(
        SeriesId.next(), type, coach, name, recurrence, date, endsBefore, room, 1, now);
  }
}
