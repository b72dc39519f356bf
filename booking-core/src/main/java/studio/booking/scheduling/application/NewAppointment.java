package studio.booking.scheduling.application;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import studio.booking.directory.Studio;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.Availability;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.NoCost;
import studio.booking.scheduling.domain.BookingOutcome.SlotIsUnavailable;
import studio.booking.scheduling.domain.BookingOutcome.TooEarly;
import studio.booking.scheduling.domain.BookingOutcome.TooLate;
import studio.booking.scheduling.domain.BookingOutcome.UnknownCoach;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSessionType;
import studio.booking.scheduling.domain.BookingWindow;
import studio.booking.scheduling.domain.Busy;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachHours;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.LocalDays;
import studio.booking.scheduling.domain.Offer;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.SlotRefusal;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** An appointment that takes the place of another: asked about first, made afterwards. */
final class NewAppointment {
  /** No session is longer, nor kept apart by more. */
  static final Duration REACH = Duration.ofHours(40);

  private final CoachId coach;
  private final SessionTypeId type;
  private final Instant startsAt;
  private final Later<Map<CoachId, Coach>> coaches;
  private final Later<Map<SessionTypeId, SessionType>> types;
  private final Later<Map<CoachId, CoachHours>> hours;
  private final Later<Map<CoachId, List<Busy>>> busy;

  /** Asks, and keeps the coach's hours from being changed meanwhile. */
  NewAppointment(
      Coaches coaches,
      SessionTypes types,
      Hours hours,
      CoachId coach,
      SessionTypeId type,
      Instant startsAt) {
    this.coach = coach;
    this.type = type;
    this.startsAt = startsAt;
    // A day more on either side covers every zone.
    var day = startsAt.atOffset(ZoneOffset.UTC).toLocalDate();
    this.coaches = coaches.lockForBooking(Set.of(coach));
    this.types = types.byId(Set.of(type));
    this.hours = hours.of(Set.of(coach), day.minusDays(1), day.plusDays(1));
    this.busy = hours.busy(Set.of(coach), startsAt.minus(REACH), startsAt.plus(REACH));
  }

  /** What is to be offered, or why it can't be. */
  sealed interface Found {
    /** A session that could be made, with its one place. */
    record Free(Offer offer, Place place) implements Found {}

    record Refused(BookingOutcome.Refused why) implements Found {}
  }

  /**
   * Decides.
   *
   * @param instead the session that would end; the coach's time in it counts as free
   */
  Found find(Caller by, Studio studio, ClientId client, SessionId instead, Instant now) {
    var known = coaches.get().get(coach);
    if (known == null) return new Found.Refused(new UnknownCoach(coach));
    var kind = types.get().get(type);
    if (kind == null) return new Found.Refused(new UnknownSessionType(type));
    var others =
        busy.get().getOrDefault(coach, List.of()).stream()
            .filter(time -> !instead.equals(time.session()))
            .toList();
    var availability =
        new Availability(
            known,
            LocalDays.on(studio.zone(), startsAt),
            hours.get().getOrDefault(coach, CoachHours.NONE),
            others);
    var window =
        by.isStaff() ? BookingWindow.anyTime(now) : BookingWindow.of(kind, now, studio.zone());
    var refusal = availability.refuses(kind, startsAt, window);
    if (refusal.isPresent()) return new Found.Refused(refused(refusal.get(), kind, studio));
    var session = session(known, kind, client, now);
    return new Found.Free(
        new Offer(
            session,
            kind.minimumNotice(),
            kind.bookingHorizonDays(),
            kind.cancellationWindowHours()),
        new Place(session.id(), PlaceId.next(), 1, null, null, null, false));
  }

  private BookingOutcome.Refused refused(SlotRefusal why, SessionType kind, Studio studio) {
    return switch (why) {
      case TOO_SOON -> new TooLate(startsAt.minus(kind.minimumNotice()));
      case TOO_FAR -> new TooEarly(studio.dateOf(startsAt).minusDays(kind.bookingHorizonDays()));
      case NO_COST -> new NoCost(kind.id());
      case PAST, OUTSIDE_HOURS, OFF_GRID, AWAY, COACH_BUSY, NOT_AN_APPOINTMENT, NOT_GIVEN ->
          new SlotIsUnavailable(why);
    };
  }

  private Session session(Coach known, SessionType kind, ClientId client, Instant now) {
    return new Session(
        SessionId.next(),
        kind.id(),
        known.id(),
        kind.name(),
        kind.kind(),
        startsAt,
        startsAt.plus(kind.duration()),
        kind.bufferBefore(),
        kind.bufferAfter(),
        SessionStatus.SCHEDULED,
        1,
        false,
        Objects.requireNonNull(known.cost(kind)),
        client,
        null,
        null,
        null,
        null,
        false,
        1,
        now);
  }
}
