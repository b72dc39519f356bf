package studio.booking.consent.application;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.booking.consent.ConsentStanding;
import studio.booking.consent.ConsentType;
import studio.booking.consent.Consents;
import studio.booking.consent.domain.Answers;
import studio.booking.consent.domain.Validity;
import studio.booking.consent.domain.Versions;
import studio.booking.directory.Studios;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Works out from the answers, the versions and the clock who agrees to what: in one trip. */
public class StandingConsents implements Consents {
  private final Answers answers;
  private final Versions versions;
  private final Studios studios;
  private final Clock clock;

  public StandingConsents(Answers answers, Versions versions, Studios studios, Clock clock) {
    this.answers = answers;
    this.versions = versions;
    this.studios = studios;
    this.clock = clock;
  }

  @Override
  public Later<Map<ClientId, ConsentStanding>> of(Collection<ClientId> clients, ConsentType type) {
    var asked = Set.copyOf(clients);
    var studio = studios.current();
    var timeline = versions.timeline();
    var newest = answers.newest(asked, type);
    return () -> {
      var now = clock.instant();
      var today = studio.get().dateOf(now);
      return asked.stream()
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  client -> Validity.of(newest.get().get(client), timeline.get(), today, now)));
    };
  }
}
