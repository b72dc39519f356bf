package studio.booking.directory.application;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import studio.booking.audit.AuditLog;
import studio.booking.directory.domain.Clients;
import studio.booking.directory.domain.Guardianship;
import studio.booking.directory.domain.Guardianships;
import studio.booking.directory.domain.Guardianships.Listed;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Rejection;
import studio.booking.shared.UseCase;

/** Has a client of the studio answer for another, who is not of age. Again changes nothing. */
@UseCase
public class NameGuardian {
  private final Clients clients;
  private final Guardianships guardianships;
  private final AuditLog audit;
  private final Clock clock;

  public NameGuardian(Clients clients, Guardianships guardianships, AuditLog audit, Clock clock) {
    this.clients = clients;
    this.guardianships = guardianships;
    this.audit = audit;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** They are a guardian of the client now, or were before. */
    record Named(Listed guardian) implements Outcome {}

    /** There is no such client, or none that the caller has to do with. */
    record UnknownClient() implements Outcome, Rejection {}

    /** Only clients of the studio are guardians. */
    record UnknownGuardian() implements Outcome, Rejection {}

    /** Nobody is their own guardian. */
    record Themself() implements Outcome, Rejection {}

    /** The client has as many as they may. */
    record TooMany(int most) implements Outcome, Rejection {}
  }

  public Outcome name(Caller caller, ClientId ward, ClientId guardian) {
    if (ward.equals(guardian)) return new Outcome.Themself();
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var client = clients.find(ward, Sights.of(caller, ward, now));
    // The coach of a child need not be the parent's.
    var other = clients.find(guardian, new Clients.All());
    var named = guardianships.of(ward);
    if (client.get().isEmpty()) return new Outcome.UnknownClient();
    if (other.get().isEmpty()) return new Outcome.UnknownGuardian();
    var alias = other.get().get().alias();
    for (var one : named.get()) {
      if (one.guardian().equals(guardian)) return new Outcome.Named(new Listed(one, alias));
    }
    var place = free(named.get());
    if (place.isEmpty()) return new Outcome.TooMany(Guardianship.MOST);
    return new Outcome.Named(new Listed(add(caller, ward, guardian, place.getAsInt(), now), alias));
  }

  private static OptionalInt free(List<Guardianship> named) {
    var taken = named.stream().map(Guardianship::place).collect(toSet());
    return IntStream.rangeClosed(1, Guardianship.MOST)
        .filter(one -> !taken.contains(one))
        .findFirst();
  }

  private Guardianship add(
      Caller caller, ClientId ward, ClientId guardian, int place, Instant now) {
    var added = new Guardianship(ward, guardian, place, caller.self(), now);
    guardianships.add(added);
    audit.record(caller, act("GUARDIAN_NAMED", added));
    return added;
  }

  static AuditLog.Act act(String action, Guardianship about) {
    return new AuditLog.Act(
        action,
        "client",
        about.ward().value(),
        about.ward(),
        Map.of("guardian", about.guardian().value().toString()));
  }
}
