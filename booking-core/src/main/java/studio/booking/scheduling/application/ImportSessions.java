package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.booking.audit.AuditLog;
import studio.booking.audit.AuditLog.Act;
import studio.booking.directory.Studios;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Cancellation;
import studio.booking.scheduling.domain.CoachCalendar;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.ImportAdmission;
import studio.booking.scheduling.domain.ImportFacts;
import studio.booking.scheduling.domain.ImportOutcome;
import studio.booking.scheduling.domain.ImportOutcome.Taken;
import studio.booking.scheduling.domain.ImportedSession;
import studio.booking.scheduling.domain.Imports;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionCancellation;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/**
 * Takes over sessions that another system kept, with who is booked in them: some of them at a time,
 * as many statements for these as for one. Nobody is told: for them nothing changes.
 */
@UseCase
public class ImportSessions {
  /** A set is so many, so that one with all the places that there can be still ends in time. */
  public static final int AT_ONCE = 100;

  private static final String REASON = "IMPORTED";
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Studios studios;
  private final Coaches coaches;
  private final SessionTypes types;
  private final Hours hours;
  private final Payments payments;
  private final Bookings bookings;
  private final Sessions sessions;
  private final Imports imports;
  private final AuditLog audit;
  private final Clock clock;

  ImportSessions(
      Studios studios,
      Coaches coaches,
      SessionTypes types,
      Hours hours,
      Payments payments,
      Bookings bookings,
      Sessions sessions,
      Imports imports,
      AuditLog audit,
      Clock clock) {
    this.studios = studios;
    this.coaches = coaches;
    this.types = types;
    this.hours = hours;
    this.payments = payments;
    this.bookings = bookings;
    this.sessions = sessions;
    this.imports = imports;
    this.audit = audit;
    this.clock = clock;
  }

  /** An outcome for each, in their order. What can be taken over, is. */
  public List<ImportOutcome> take(Caller by, List<ImportedSession> some) {
    var facts = gather(some);
    var outcomes = new ImportAdmission().admit(by, some, facts);
    var taken = outcomes.stream().filter(Taken.class::isInstance).map(Taken.class::cast).toList();
    if (!taken.isEmpty()) write(by, taken, facts.now());
    return outcomes;
  }

  /** What there is to know about these, for a rehearsal. Nothing is written. */
  public ImportFacts look(Caller by, List<ImportedSession> some) {
    return gather(some);
  }

  private ImportFacts gather(List<ImportedSession> some) {
    var now = clock.instant();
    var studio = studios.current();
    var givers = each(some, ImportedSession::coach);
    var found = coaches.byId(givers);
    var kinds = types.byId(each(some, ImportedSession::type));
    var clients =
        some.stream()
            .flatMap(one -> one.clients().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var purses = payments.look(clients);
    var from = some.stream().map(ImportedSession::startsAt).min(Instant::compareTo).orElse(now);
    var last = some.stream().map(ImportedSession::startsAt).max(Instant::compareTo).orElse(now);
    var until = last.plus(LONGEST);
    var busy = hours.busy(givers, from.minus(CoachCalendar.REACH), until.plus(CoachCalendar.REACH));
    var diary = bookings.diary(clients, from, until);
    // Last: what another import has just brought is then known as taken, not as somebody busy.
    var before = imports.taken(each(some, ImportedSession::id));
    return new ImportFacts(
        studio.get(),
        now,
        before.get(),
        found.get(),
        kinds.get(),
        busy.get(),
        diary.get(),
        purses.get());
  }

  private static <T> Set<T> each(
      Collection<ImportedSession> some, Function<ImportedSession, T> part) {
    return some.stream().map(part).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void write(Caller by, List<Taken> taken, Instant now) {
    var booked = taken.stream().flatMap(one -> one.bookings().stream()).toList();
    sessions.add(
        taken.stream().map(Taken::session).toList(),
        taken.stream().flatMap(one -> one.places().stream()).toList());
    if (!booked.isEmpty()) {
      bookings.add(booked);
      bookings.record(
          booked.stream()
              .map(one -> StatusChange.of(one.id(), null, one.status(), by, REASON, now))
              .toList());
    }
    imports.record(taken);
    imports.recordCancelled(
        taken.stream()
            .map(Taken::session)
            .filter(session -> session.status() == SessionStatus.CANCELLED)
            .map(session -> SessionCancellation.of(session.id(), by, REASON, null, now))
            .toList(),
        booked.stream()
            .filter(one -> one.status() == BookingStatus.CANCELLED)
            .map(one -> Cancellation.byStudio(one, by, null, null, now))
            .toList());
    audit.record(by, acts(taken));
  }

  private static List<Act> acts(List<Taken> taken) {
    var acts = new ArrayList<Act>();
    for (var one : taken) acts.add(act(one.session(), one.bookings()));
    return acts;
  }

  private static Act act(Session session, List<Booking> bookings) {
    return new Act(
        "SESSION_IMPORTED",
        "session",
        session.id().value(),
        session.client(),
        Map.of(
            "status", session.status().word(),
            "bookings", String.valueOf(bookings.size())));
  }
}
