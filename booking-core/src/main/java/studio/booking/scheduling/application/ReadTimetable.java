package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.Timetable;
import studio.booking.scheduling.domain.Timetable.Eyes;
import studio.booking.scheduling.domain.Timetable.Filter;
import studio.booking.scheduling.domain.Timetable.Order;
import studio.booking.scheduling.domain.Timetable.Order.ByCreation;
import studio.booking.scheduling.domain.Timetable.Order.ByStart;
import studio.booking.scheduling.domain.TimetableEntry;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Query;
import studio.booking.shared.Role;

/** Shows what is on the timetable: to staff everything, to clients classes and what is theirs. */
@Query
public class ReadTimetable {
  private static final Cursor BY_START = Cursor.of("sessions-by-start", 2);
  private static final Cursor BY_CREATION = Cursor.of("sessions-by-creation", 1);

  private final Timetable timetable;
  private final Clock clock;

  public ReadTimetable(Timetable timetable, Clock clock) {
    this.timetable = timetable;
    this.clock = clock;
  }

  /**
   * Which sessions are wanted; a null leaves that open.
   *
   * @param from the first date of the studio on which they start, as {@code to} is the last
   */
  public record Wanted(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable CoachId coach,
      @Nullable SessionTypeId type,
      @Nullable SessionStatus status,
      @Nullable SeriesId series) {}

  /** By what a list of sessions is ordered. */
  public enum Sort {
    START,
    CREATED
  }

  public Page<TimetableEntry> list(Caller by, Wanted wanted, Sort sort, Page.Request page) {
    var filter =
        new Filter(
            wanted.from(),
            wanted.to(),
            wanted.coach(),
            wanted.type(),
            wanted.status(),
            wanted.series(),
            null,
            eyesOf(by));
    return page(filter, order(sort, page.cursor()), page.limit());
  }

  /** What is on for everybody to come to: no appointments, nobody's name, nothing that began. */
  public Page<TimetableEntry> publicList(
      Caller by,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable SessionTypeId type,
      Page.Request page) {
    var filter =
        new Filter(
            from,
            to,
            null,
            type,
            SessionStatus.SCHEDULED,
            null,
            clock.instant(),
            new Eyes.Everybody());
    return page(filter, order(Sort.START, page.cursor()), page.limit());
  }

  private Page<TimetableEntry> page(Filter filter, Order order, int limit) {
    var found = timetable.list(filter, order, limit + 1).get();
    return Page.of(found, limit, entry -> cursor(order, entry));
  }

  private static Order order(Sort sort, @Nullable String cursor) {
    return switch (sort) {
      case START -> new ByStart(cursor == null ? null : afterStart(BY_START.parse(cursor)));
      case CREATED ->
          new ByCreation(cursor == null ? null : new SessionId(BY_CREATION.parse(cursor).uuid(0)));
    };
  }

  private static ByStart.After afterStart(Cursor.Position last) {
    return new ByStart.After(last.instant(0), new SessionId(last.uuid(1)));
  }

  private static String cursor(Order order, TimetableEntry last) {
    var session = last.session();
    return switch (order) {
      case ByStart _ -> BY_START.text(session.startsAt(), session.id().value());
      case ByCreation _ -> BY_CREATION.text(session.id().value());
    };
  }

  /** The session, unless it is not there or not for the caller to see. */
  public Optional<TimetableEntry> one(Caller by, SessionId session) {
    return timetable.entry(session, eyesOf(by)).get();
  }

  /** The places of a session that the caller may see, by number. */
  public Optional<List<Place>> places(Caller by, SessionId session) {
    var entry = timetable.entry(session, eyesOf(by));
    var places = timetable.places(session);
    return entry.get().map(_ -> places.get());
  }

  private static Eyes eyesOf(Caller by) {
    if (by.isStaff() || by.isSystem()) return new Eyes.Staff();
    return by.role() == Role.CLIENT ? new Eyes.Of(by.self().asClient()) : new Eyes.Everybody();
  }
}
