package studio.booking.consent.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import studio.booking.audit.AuditLog;
import studio.booking.consent.ConsentExpired;
import studio.booking.consent.domain.Expiries;
import studio.booking.consent.domain.Expiries.Due;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.UseCase;

/** Tells of consents whose time is over. They count no more since that very instant anyway. */
@UseCase
public class ExpireConsents {
  /** How many are told of at once. */
  static final int SET = 200;

  private final Expiries expiries;
  private final AuditLog audit;
  private final Events events;
  private final Clock clock;

  public ExpireConsents(Expiries expiries, AuditLog audit, Events events, Clock clock) {
    this.expiries = expiries;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Tells of one set; each consent once, whoever else is at it.
   *
   * @return how many were looked at; 0 when none are left
   */
  public int tell(Caller caller) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var due = expiries.keep(now, SET).get();
    if (due.isEmpty()) return 0;
    // Of those that were revoked before, everybody has heard.
    var over = due.stream().filter(Due::live).toList();
    expiries.told(due.stream().map(Due::consent).toList(), now);
    audit.record(caller, over.stream().map(ExpireConsents::act).toList());
    for (var one : over) {
      events.publish(
          new ConsentExpired(caller.organization(), one.consent(), one.client(), one.type(), now));
    }
    return due.size();
  }

  private static AuditLog.Act act(Due one) {
    return new AuditLog.Act(
        "CONSENT_EXPIRED",
        "consent",
        one.consent().value(),
        one.client(),
        Map.of("type", one.type().value()));
  }
}
