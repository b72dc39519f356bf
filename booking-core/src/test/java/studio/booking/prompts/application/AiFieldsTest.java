package studio.booking.prompts.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.consent.ConsentStanding;
import studio.booking.consent.ConsentType;
import studio.booking.consent.Consents;
import studio.booking.consent.Lack;
import studio.booking.directory.InMemoryPeople;
import studio.booking.privacy.ClientSafes;
import studio.booking.privacy.SealedText;
import studio.booking.prompts.domain.KeptPrompt;
import studio.booking.prompts.domain.PromptDocument;
import studio.booking.prompts.domain.Prompts;
import studio.booking.prompts.domain.Verdict;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;

/** No schema of today has fields for AI. The day one has, they wait for the client's consent. */
class AiFieldsTest {
  private final InMemoryPeople people = new InMemoryPeople();
  private final ClientId anna = people.givenClient();
  private final Caller admin =
      new Caller(
          new OrganizationId(Ids.next()),
          people.given(Role.ADMIN),
          Set.of(Role.ADMIN),
          new Caller.Request("test", null));
  private final List<KeptPrompt> kept = new ArrayList<>();
  private @Nullable Lack lack = Lack.REFUSED;

  private final WriteMasterPrompt write =
      new WriteMasterPrompt(
          new Standing(people, clock()),
          new InMemoryPrompts(),
          (_, _) -> Later.of(_ -> Set.of()),
          new OpenSafes(),
          new Answers(),
          new PromptWitness((_, _) -> {}, (_, _) -> {}),
          clock());

  private static Clock clock() {
    return Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  }

  @Test
  void what_is_for_AI_is_kept_with_consent_only() {
    assertThat(write("model", "none")).isInstanceOf(WriteOutcome.Written.class);
    assertThat(write("ai_model", "any"))
        .isEqualTo(
            new WriteOutcome.NoConsent(
                ConsentType.AI_PROCESSING, new ConsentStanding(Lack.REFUSED, null, null)));
    assertThat(kept).hasSize(1);

    lack = null;
    assertThat(write("ai_model", "any")).isInstanceOf(WriteOutcome.Written.class);
    assertThat(kept).hasSize(2);
  }

  private WriteOutcome write(String property, String value) {
    var meta = Map.of("client_id", anna.value().toString(), property, value);
    var content = new LinkedHashMap<String, @Nullable Object>();
    content.put("schema_version", "3.9.0");
    content.put("meta", meta);
    var examined = new Verdict.Fit(new PromptDocument("{}", content), "3.9.0");
    return write.write(admin, anna, examined, OptionalLong.empty());
  }

  private final class Answers implements Consents {
    @Override
    public Later<Map<ClientId, ConsentStanding>> of(
        Collection<ClientId> clients, ConsentType type) {
      var standing = new ConsentStanding(lack, null, null);
      return Later.of(clients.stream().collect(Collectors.toMap(one -> one, _ -> standing)));
    }
  }

  private static final class OpenSafes implements ClientSafes {
    @Override
    public Optional<ClientSafe> make(Caller caller, ClientId client) {
      return Optional.of(
          new ClientSafe() {
            @Override
            public SealedText lock(Cell cell, String text) {
              return new SealedText(Ids.next(), new byte[] {1});
            }

            @Override
            public Optional<String> unlock(Cell cell, SealedText text) {
              return Optional.empty();
            }
          });
    }

    @Override
    public Optional<ClientSafe> open(Caller caller, ClientId client) {
      return make(caller, client);
    }
  }

  private final class InMemoryPrompts implements Prompts {
    @Override
    public Later<Map<ClientId, Integer>> newest(Collection<ClientId> clients) {
      return Later.of(clients.stream().collect(Collectors.toMap(one -> one, _ -> kept.size())));
    }

    @Override
    public Later<Optional<KeptPrompt>> find(ClientId client, int number) {
      return Later.of(Optional.of(kept.get(number - 1)));
    }

    @Override
    public Later<Optional<KeptPrompt>> findNewest(ClientId client) {
      return find(client, kept.size());
    }

    @Override
    public Later<Page<KeptPrompt.Heading>> list(ClientId client, Page.Request page) {
      return Later.of(new Page<>(kept.stream().map(KeptPrompt::heading).toList(), null));
    }

    @Override
    public void add(List<KeptPrompt> prompts) {
      kept.addAll(prompts);
    }

    @Override
    public Later<List<KeptPrompt>> all(ClientId client) {
      return Later.of(List.copyOf(kept));
    }

    @Override
    public void erase(ClientId client) {
      kept.clear();
    }
  }
}
