package studio.booking.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import studio.booking.consent.ConsentId;
import studio.booking.consent.ConsentType;
import studio.booking.consent.domain.Answer;
import studio.booking.consent.domain.Answer.Particular;
import studio.booking.consent.domain.Answers;
import studio.booking.consent.domain.ConsentMethod;
import studio.booking.directory.application.NameGuardian;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/**
 * A child of eleven who trains here, too, and for whom a parent answers: {@code client}, who has
 * agreed to one thing and has the others yet to answer.
 */
@Component
@DemoMode
class DemoFamily {
  private static final int AGE = 11;

  private final DemoProfiles profiles;
  private final NameGuardian nameGuardian;
  private final Answers answers;
  private final Clock clock;

  DemoFamily(DemoProfiles profiles, NameGuardian nameGuardian, Answers answers, Clock clock) {
    this.profiles = profiles;
    this.nameGuardian = nameGuardian;
    this.answers = answers;
    this.clock = clock;
  }

  void join(Caller owner, DemoStudios studio, ClientId parent) {
    var today = LocalDate.ofInstant(clock.instant(), DemoOpening.zone(studio));
    var child = profiles.registerChild(owner, studio, today.minusYears(AGE).minusMonths(3));
    Done.done(nameGuardian.name(owner, child, parent));
    answers.add(List.of(agreed(parent, child)));
  }

  /** Not by the use case, for the reason that {@link DemoConsents} has. */
  private Answer agreed(ClientId parent, ClientId child) {
    return new Answer(
        ConsentId.next(),
        child,
        ConsentType.DATA_COLLECTION,
        1,
        DemoConsents.VERSION_3_0,
        true,
        ConsentMethod.WEB_FORM,
        parent.person(),
        true,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        null,
        null,
        List.of(
            // An address that is nobody's (RFC 5737).
            Particular.of(Particular.Kind.ADDRESS, "192.0.2.0/24"),
            Particular.of(Particular.Kind.USER_AGENT, "Demo")));
  }
}
