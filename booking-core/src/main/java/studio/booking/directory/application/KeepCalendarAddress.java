package studio.booking.directory.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.random.RandomGenerator;
import studio.booking.audit.AuditLog;
import studio.booking.directory.domain.CalendarAddress;
import studio.booking.directory.domain.CalendarAddresses;
import studio.booking.directory.domain.Secret;
import studio.booking.shared.Caller;
import studio.booking.shared.Role;
import studio.booking.shared.UseCase;

/** Gives people the secret address of their calendar, and takes it away. */
@UseCase
public class KeepCalendarAddress {
  private final CalendarAddresses addresses;
  private final AuditLog audit;
  private final RandomGenerator chance;
  private final Clock clock;

  /** With a source of chance that nobody can foresee, for the secret. */
  public KeepCalendarAddress(
      CalendarAddresses addresses, AuditLog audit, RandomGenerator chance, Clock clock) {
    this.addresses = addresses;
    this.audit = audit;
    this.chance = chance;
    this.clock = clock;
  }

  /** A new address; its secret is to be had here and never again. */
  public record Renewed(Secret secret, Instant createdAt) {}

  /** Gives the caller an address. The one they had is good no longer. */
  public Renewed renew(Caller caller) {
    var secret = Secret.next(chance);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    addresses.put(new CalendarAddress(caller.self(), secret.digest(), now));
    record(caller, "CALENDAR_ADDRESS_MADE");
    return new Renewed(secret, now);
  }

  /** Takes the caller's address away, if they have one. */
  public void end(Caller caller) {
    if (addresses.of(caller.self()).get().isEmpty()) return;
    addresses.remove(caller.self());
    record(caller, "CALENDAR_ADDRESS_ENDED");
  }

  private void record(Caller caller, String action) {
    var person = caller.self();
    audit.record(
        caller,
        new AuditLog.Act(
            action,
            "person",
            person.value(),
            caller.has(Role.CLIENT) ? person.asClient() : null,
            Map.of()));
  }
}
