package studio.booking.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import studio.booking.consent.ConsentId;
import studio.booking.consent.ConsentType;
import studio.booking.consent.domain.Answer;
import studio.booking.consent.domain.Answer.Particular;
import studio.booking.consent.domain.Answers;
import studio.booking.consent.domain.ConsentMethod;
import studio.booking.consent.domain.ConsentTypes;
import studio.booking.consent.domain.ConsentTypes.Meaning;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/**
 * What the clients of a demo studio agreed to: all of it, but for client2, who wants neither AI nor
 * offers, and the last one, who has answered nothing yet.
 */
@Component
@DemoMode
class DemoConsents {
  /** What came with the program. */
  static final int VERSION_3_0 = 1;

  private static final Set<ConsentType> UNWANTED =
      Set.of(
          ConsentType.AI_PROCESSING,
          ConsentType.THIRD_PARTY_SHARING,
          ConsentType.MARKETING_MESSAGES);

  private final ConsentTypes types;
  private final Answers answers;
  private final Clock clock;

  DemoConsents(ConsentTypes types, Answers answers, Clock clock) {
    this.types = types;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * Not by the use case: that is for one answer at a time, and in the web form for clients
   * themselves. The whole demo is the owner's work, and has to be there soon.
   */
  void make(Caller owner, List<ClientId> clients) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var asked = types.all().get().stream().map(Meaning::type).toList();
    var given = new ArrayList<Answer>();
    for (var client : clients.subList(0, clients.size() - 1)) {
      boolean here = clients.indexOf(client) < 2;
      boolean reluctant = clients.indexOf(client) == 1;
      for (var type : asked) {
        boolean granted = !(reluctant && UNWANTED.contains(type));
        given.add(answer(owner, client, type, granted, here, now));
      }
    }
    answers.add(given);
  }

  /** By those whom one can be, in the web form; by the others, on paper. */
  private static Answer answer(
      Caller owner, ClientId client, ConsentType type, boolean granted, boolean here, Instant now) {
    return new Answer(
        ConsentId.next(),
        client,
        type,
        1,
        VERSION_3_0,
        granted,
        here ? ConsentMethod.WEB_FORM : ConsentMethod.PAPER,
        here ? null : owner.self(),
        false,
        now,
        null,
        null,
        here
            // An address that is nobody's (RFC 5737).
            ? List.of(
                Particular.of(Particular.Kind.ADDRESS, "192.0.2.10"),
                Particular.of(Particular.Kind.USER_AGENT, "Demo"))
            : List.of());
  }
}
