package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studios;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.Availability;
import studio.booking.scheduling.domain.BookingWindow;
import studio.booking.scheduling.domain.Busy;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachHours;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.Hours.Whose;
import studio.booking.scheduling.domain.LocalDays;
import studio.booking.scheduling.domain.Moving;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.SlotsOutcome;
import studio.booking.scheduling.domain.SlotsOutcome.Found;
import studio.booking.scheduling.domain.SlotsOutcome.FoundAll;
import studio.booking.scheduling.domain.SlotsOutcome.UnknownBooking;
import studio.booking.scheduling.domain.SlotsOutcome.UnknownCoach;
import studio.booking.scheduling.domain.SlotsOutcome.UnknownType;
import studio.booking.scheduling.domain.SlotsOutcome.WhichType;
import studio.booking.scheduling.domain.Unavailable;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Finds the times at which coaches can be booked, all that it takes in one trip. */
@Query
public class FindSlots {
  /** Dates that can be asked for at once. */
  public static final int MOST_DAYS = 62;

  private static final Cursor CURSOR = Cursor.of("availability", 1);

  private final Studios studios;
  private final Coaches coaches;
  private final SessionTypes types;
  private final Hours hours;
  private final Clock clock;

  public FindSlots(Studios studios, Coaches coaches, SessionTypes types, Hours hours, Clock clock) {
    this.studios = studios;
    this.coaches = coaches;
    this.types = types;
    this.hours = hours;
    this.clock = clock;
  }

  /** The dates asked for, both included. */
  public record Dates(LocalDate from, LocalDate to) {
    /** The studio's zone comes with the answer; so many days cover every zone, and buffers too. */
    private static final int MARGIN = 3;

    Instant earliest() {
      return from.minusDays(MARGIN).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant latest() {
      return to.plusDays(MARGIN + 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  /**
   * When a coach can be booked.
   *
   * @param type null for the only kind of appointment that the coach gives
   * @param moving a booking that is taken to be elsewhere already, or null
   */
  public SlotsOutcome of(
      Caller by,
      CoachId coach,
      Dates dates,
      @Nullable SessionTypeId type,
      @Nullable BookingId moving) {
    var studio = studios.current();
    var found = coaches.byId(List.of(coach));
    var named = type == null ? types.givenBy(coach) : one(type);
    var whose = new Whose.Of(List.of(coach));
    var theirs = hours.of(whose, dates.from(), dates.to());
    var busy = hours.busy(whose, dates.earliest(), dates.latest());
    var away = moving(moving);

    var known = BrowseHours.visible(by, found.get().get(coach));
    if (known.isEmpty()) return new UnknownCoach(coach);
    if (moving != null && !maySee(by, away.get())) return new UnknownBooking(moving);
    var wanted =
        named.get().stream()
            .filter(given -> type != null || isGivenAppointment(given))
            .filter(given -> given.active() || by.isStaff())
            .toList();
    if (wanted.size() != 1) {
      return type == null
          ? new WhichType(wanted.stream().map(SessionType::id).toList())
          : new UnknownType(type);
    }
    return look(by, dates, studio.get().zone())
        .at(known.get(), wanted.getFirst(), theirs.get(), busy.get(), away.get());
  }

  /** When the coaches who give a type of session can be booked. */
  public SlotsOutcome all(Caller by, Dates dates, SessionTypeId type, Page.Request page) {
    var after = page.cursor() == null ? null : new CoachId(CURSOR.parse(page.cursor()).uuid(0));
    var studio = studios.current();
    var found = types.byId(List.of(type));
    var giving = coaches.giving(type, after, page.limit() + 1);
    var whose = new Whose.Giving(type);
    var theirs = hours.of(whose, dates.from(), dates.to());
    var busy = hours.busy(whose, dates.earliest(), dates.latest());

    var wanted = found.get().get(type);
    if (wanted == null || (!wanted.active() && !by.isStaff())) return new UnknownType(type);
    var look = look(by, dates, studio.get().zone());
    return new FoundAll(
        Page.of(giving.get(), page.limit(), last -> CURSOR.text(last.id().value()))
            .map(coach -> look.at(coach, wanted, theirs.get(), busy.get(), Optional.empty())));
  }

  private Later<List<SessionType>> one(SessionTypeId type) {
    return types.byId(List.of(type)).map(found -> List.copyOf(found.values()));
  }

  private Later<Optional<Moving>> moving(@Nullable BookingId booking) {
    return booking == null ? Later.of(Optional.empty()) : hours.moving(booking);
  }

  private static boolean isGivenAppointment(SessionType type) {
    return type.active() && type.kind() == SessionKind.ONE_ON_ONE;
  }

  private static boolean maySee(Caller by, Optional<Moving> moving) {
    return moving.isPresent()
        && (by.isAdmin() || by.is(moving.get().client()) || by.is(moving.get().coach()));
  }

  private Look look(Caller by, Dates dates, ZoneId zone) {
    // The days are looked up in the zone once, for all coaches.
    return new Look(by, LocalDays.of(zone, dates.from(), dates.to()), clock.instant());
  }

  /** One look at coaches' days. */
  private record Look(Caller by, LocalDays days, Instant now) {
    Found at(
        Coach coach,
        SessionType type,
        Map<CoachId, CoachHours> hours,
        Map<CoachId, List<Busy>> busy,
        Optional<Moving> moving) {
      var theirs = hours.getOrDefault(coach.id(), CoachHours.NONE);
      var taken =
          busy.getOrDefault(coach.id(), List.of()).stream()
              .filter(time -> moving.isEmpty() || !moving.get().frees(time))
              .toList();
      var slots =
          new Availability(coach, days, theirs, taken)
              .slots(type, BookingWindow.of(type, now, days.zone()));
      var unavailable =
          BrowseHours.mayKnowWhy(by, coach.id())
              ? Unavailable.on(days, theirs, taken)
              : Unavailable.on(days, withoutReasons(theirs), taken);
      return new Found(coach.id(), days.zone(), slots, unavailable);
    }

    private static CoachHours withoutReasons(CoachHours hours) {
      return new CoachHours(
          hours.rules(),
          hours.additions(),
          hours.exceptions().stream().map(exception -> exception.withoutReason()).toList());
    }
  }
}
