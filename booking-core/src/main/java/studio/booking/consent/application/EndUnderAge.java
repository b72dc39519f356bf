package studio.booking.consent.application;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import studio.booking.audit.AuditLog;
import studio.booking.consent.ConsentRevoked;
import studio.booking.consent.ConsentsUnderAge;
import studio.booking.consent.domain.Answer;
import studio.booking.consent.domain.Answer.Revocation;
import studio.booking.consent.domain.Answer.Revocation.Why;
import studio.booking.consent.domain.Answers;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Events;

/** Ends what clients turn out to have agreed to too young; by the studio's age, as it is now. */
public class EndUnderAge implements ConsentsUnderAge {
  private final Answers answers;
  private final Studios studios;
  private final AuditLog audit;
  private final Events events;
  private final Clock clock;

  public EndUnderAge(Answers answers, Studios studios, AuditLog audit, Events events, Clock clock) {
    this.answers = answers;
    this.studios = studios;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void end(Caller caller, ClientId client, LocalDate born) {
    // Who was about to answer has answered before, and is seen; or reads the date that is new.
    answers.keepAll(client);
    var live = answers.liveGrants(client);
    var studio = studios.current().get();
    var ended = live.get().stream().filter(one -> isGivenTooYoung(one, born, studio)).toList();
    if (ended.isEmpty()) return;
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    answers.revoke(ended, new Revocation(now, caller.person(), Why.UNDER_AGE));
    audit.record(
        caller, ended.stream().map(one -> ConsentActs.revoked(one, Why.UNDER_AGE)).toList());
    for (var one : ended) {
      events.publish(new ConsentRevoked(caller.organization(), one.id(), client, one.type(), now));
    }
  }

  private static boolean isGivenTooYoung(Answer answer, LocalDate born, Studio studio) {
    var then = studio.dateOf(answer.decidedAt());
    return answer.isGivenTooYoung(Period.between(born, then).getYears(), studio.guardianAge());
  }
}
