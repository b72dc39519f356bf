package studio.booking.scheduling.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.ImportOutcome.Refused;
import studio.booking.scheduling.domain.ImportOutcome.Taken;
import studio.booking.scheduling.domain.ImportOutcome.TakenBefore;
import studio.booking.scheduling.domain.ImportOutcome.Why;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;

/**
 * Decides which sessions of another system's can be taken over, one after the other. What the
 * studio had agreed on there holds: neither hours nor notice are looked at, but nobody gets into
 * two sessions at once. Each sees what the ones before it took, so a rehearsal keeps one of these
 * for all of them.
 */
public final class ImportAdmission {
  static final Duration SHORTEST = Duration.ofMinutes(1);
  static final Duration LONGEST = Duration.ofDays(1);

  private static final String REASON = "IMPORTED";

  private final Map<String, SessionId> taken = new HashMap<>();
  private final Map<CoachId, TakenTimes> coaches = new HashMap<>();
  private final Map<ClientId, TakenTimes> clients = new HashMap<>();

  /** An outcome for each, in their order. */
  public List<ImportOutcome> admit(Caller by, List<ImportedSession> sessions, ImportFacts facts) {
    learn(facts);
    var outcomes = new ArrayList<ImportOutcome>(sessions.size());
    for (var session : sessions) outcomes.add(admit(by, session, facts));
    return outcomes;
  }

  private void learn(ImportFacts facts) {
    facts
        .busy()
        .forEach(
            (coach, busy) -> {
              var times = timesOf(coach);
              for (var one : busy) times.add(one.from(), one.until());
            });
    for (var booking : facts.diary()) {
      if (!booking.guest()) timesOf(booking.client()).add(booking.startsAt(), booking.endsAt());
    }
  }

  private ImportOutcome admit(Caller by, ImportedSession wanted, ImportFacts facts) {
    var known = facts.taken().get(wanted.id());
    if (known != null) return new TakenBefore(known, false);
    var earlier = taken.get(wanted.id());
    if (earlier != null) return new TakenBefore(earlier, true);
    var coach = facts.coaches().get(wanted.coach());
    if (coach == null) return refused(Why.UNKNOWN_COACH);
    var type = facts.types().get(wanted.type());
    if (type == null) return refused(Why.UNKNOWN_TYPE);
    var refusal = refusedByItself(wanted, type, facts).or(() -> strangers(wanted, facts));
    if (refusal.isPresent()) return refusal.get();
    var cost = type.kind() == SessionKind.ONE_ON_ONE ? Integer.valueOf(0) : coach.cost(type);
    if (cost == null && wanted.isPlanned()) return refused(Why.NO_COST);

    var session = session(wanted, type, cost == null ? 0 : cost, facts);
    if (wanted.isPlanned()) {
      var busy = busy(wanted, session);
      if (busy.isPresent()) return busy.get();
    }
    taken.put(wanted.id(), session.id());
    return taken(by, wanted, session, type, facts);
  }

  private static Optional<Refused> refusedByItself(
      ImportedSession wanted, SessionType type, ImportFacts facts) {
    if (new HashSet<>(wanted.clients()).size() < wanted.clients().size()) {
      return Optional.of(refused(Why.CLIENT_TWICE));
    }
    boolean alone = type.kind() == SessionKind.ONE_ON_ONE;
    int people = wanted.clients().size();
    if (alone
        && (wanted.capacity(type) != 1 || people > 1 || (people == 0 && wanted.isPlanned()))) {
      return Optional.of(refused(Why.NOT_AN_APPOINTMENT));
    }
    if (people > wanted.capacity(type)) {
      return Optional.of(refused(Why.MORE_CLIENTS_THAN_PLACES));
    }
    var length = wanted.length(type);
    if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
      return Optional.of(refused(Why.TOO_SHORT_OR_TOO_LONG));
    }
    return wanted.status().isOfThePast() && wanted.end(type).isAfter(facts.now())
        ? Optional.of(refused(Why.NOT_OVER))
        : Optional.empty();
  }

  private static Optional<Refused> strangers(ImportedSession wanted, ImportFacts facts) {
    return wanted.clients().stream()
        .filter(client -> facts.purses().open(client).isEmpty())
        .findFirst()
        .map(client -> new Refused(Why.UNKNOWN_CLIENT, client));
  }

  private Optional<Refused> busy(ImportedSession wanted, Session session) {
    var blocked = session.busy();
    var coach = timesOf(session.coach());
    if (!coach.isFree(blocked.from(), blocked.until())) {
      return Optional.of(refused(Why.COACH_BUSY));
    }
    for (var client : wanted.clients()) {
      if (!timesOf(client).isFree(session.startsAt(), session.endsAt())) {
        return Optional.of(new Refused(Why.CLIENT_BUSY, client));
      }
    }
    coach.add(blocked.from(), blocked.until());
    for (var client : wanted.clients()) timesOf(client).add(session.startsAt(), session.endsAt());
    return Optional.empty();
  }

  private static Session session(
      ImportedSession wanted, SessionType type, int cost, ImportFacts facts) {
    return new Session(
        SessionId.next(),
        type.id(),
        wanted.coach(),
        wanted.nameOr(type),
        type.kind(),
        wanted.startsAt(),
        wanted.end(type),
        type.bufferBefore(),
        type.bufferAfter(),
        wanted.status().session(),
        wanted.capacity(type),
        false,
        cost,
        null,
        null,
        null,
        null,
        1,
        facts.now());
  }

  private static Taken taken(
      Caller by, ImportedSession wanted, Session session, SessionType type, ImportFacts facts) {
    var places = new ArrayList<Place>();
    var bookings = new ArrayList<Booking>();
    for (int number = 1; number <= session.capacity(); number++) {
      var place = new Place(session.id(), PlaceId.next(), number, null, null, null, false);
      if (number <= wanted.clients().size()) {
        var client = wanted.clients().get(number - 1);
        var booking = booking(by, wanted.status(), session, place, client, type, facts);
        bookings.add(booking);
        if (booking.status() != BookingStatus.CANCELLED) place = place.takenBy(booking);
      }
      places.add(place);
    }
    boolean appointment = session.isAppointment() && !bookings.isEmpty();
    var made = appointment ? session.madeBy(bookings.getFirst()) : session;
    return new Taken(wanted.id(), made, places, bookings);
  }

  /** What was paid for it there stays there: here it took nothing, and gives nothing back. */
  private static Booking booking(
      Caller by,
      ImportedSession.Status status,
      Session session,
      Place place,
      ClientId client,
      SessionType type,
      ImportFacts facts) {
    int balance = facts.purses().of(client).orElseThrow().balance(facts.now());
    return new Booking(
        BookingId.next(),
        session.id(),
        place.id(),
        client,
        status.bookings(),
        false,
        session.startsAt(),
        session.endsAt(),
        0,
        Booking.Paid.free(REASON, balance),
        null,
        null,
        null,
        CancellationPolicy.of(facts.studio(), type.cancellationWindowHours()),
        by.person(),
        1,
        facts.now());
  }

  private static Refused refused(Why why) {
    return new Refused(why, (@Nullable ClientId) null);
  }

  private TakenTimes timesOf(CoachId coach) {
    return coaches.computeIfAbsent(coach, _ -> new TakenTimes());
  }

  private TakenTimes timesOf(ClientId client) {
    return clients.computeIfAbsent(client, _ -> new TakenTimes());
  }
}
