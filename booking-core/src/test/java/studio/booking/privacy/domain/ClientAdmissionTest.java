package studio.booking.privacy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.directory.InMemoryStudios;
import studio.booking.privacy.ImportedId;
import studio.booking.privacy.domain.ClientImport.AddressTaken;
import studio.booking.privacy.domain.ClientImport.Flawed;
import studio.booking.privacy.domain.ClientImport.Taken;
import studio.booking.privacy.domain.ClientImport.TakenBefore;
import studio.booking.privacy.domain.ImportedClient.Balance;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;

class ClientAdmissionTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final Map<ImportedId, ClientId> before = new HashMap<>();
  private final Set<String> addresses = new HashSet<>();
  private final ClientAdmission admission = new ClientAdmission(false);

  private List<ClientImport> admit(ImportedClient... clients) {
    return admit(admission, clients);
  }

  private List<ClientImport> admit(ClientAdmission by, ImportedClient... clients) {
    var facts = new ClientAdmission.Facts(new InMemoryStudios().studio(), NOW, before, addresses);
    return by.admit(List.of(clients), facts);
  }

  private static ImportedClient client(String id, PersonalData data, Balance... balances) {
    return new ImportedClient(new ImportedId(id), data, TrainingProfile.NONE, List.of(balances));
  }

  private static PersonalData who(@Nullable String email, @Nullable LocalDate born) {
    return new PersonalData(
        "Wilhelmina Testperson",
        null,
        born,
        null,
        null,
        email == null ? null : new EmailAddress(email),
        null,
        null);
  }

  private List<String> flaws(ImportedClient client) {
    return ((Flawed) admit(client).getFirst())
        .flaws().stream().map(flaw -> flaw.pointer() + " " + flaw.message()).toList();
  }

  @Test
  void whoever_is_sent_twice_comes_once_even_by_two_calls() {
    var wil = client("a", who("w@example.com", null));
    var both = admit(wil, wil);
    var as = ((Taken) both.getFirst()).as();

    assertThat(both.get(1)).isEqualTo(new TakenBefore(as, true));
    assertThat(admit(wil)).containsExactly(new TakenBefore(as, true));
  }

  @Test
  void whoever_came_before_is_known_whatever_is_said_of_them_now() {
    var as = new ClientId(Ids.next());
    before.put(new ImportedId("a"), as);

    assertThat(admit(client("a", who(null, LocalDate.parse("2090-01-01")))))
        .containsExactly(new TakenBefore(as, false));
  }

  @Test
  void an_address_is_one_clients_however_it_is_written() {
    addresses.add("here@example.com");

    assertThat(admit(client("a", who("HERE@example.com", null))))
        .containsExactly(new AddressTaken());
    assertThat(admit(client("b", who("new@example.com", null))).getFirst())
        .isInstanceOf(Taken.class);
    assertThat(admit(client("c", who("New@Example.com", null))))
        .containsExactly(new AddressTaken());
  }

  @Test
  void who_is_refused_keeps_no_address() {
    var unborn = client("a", who("w@example.com", LocalDate.parse("2090-01-01")));

    assertThat(admit(unborn).getFirst()).isInstanceOf(Flawed.class);
    assertThat(admit(client("b", who("w@example.com", null))).getFirst()).isInstanceOf(Taken.class);
  }

  @Test
  void nobody_of_whom_anything_is_known_is_without_a_name() {
    var nameless = new PersonalData(null, null, LocalDate.EPOCH, null, null, null, null, null);

    assertThat(flaws(client("a", nameless))).containsExactly("/fullName is required");
    assertThat(admit(client("b", PersonalData.NONE)).getFirst()).isInstanceOf(Taken.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"testperson", "Wilhelmina-1", "c.TESTPERSON.2", "2031:wilhelmina"})
  void an_id_tells_nobodys_name(String id) {
    assertThat(flaws(client(id, who(null, null))))
        .containsExactly("/id must not tell who the client is");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, -86_400})
  void credits_that_nobody_could_spend_are_refused(long seconds) {
    var client =
        client(
            "a", who(null, null), new Balance(1, null), new Balance(1, NOW.plusSeconds(seconds)));

    assertThat(flaws(client)).containsExactly("/openingBalances/1/expiresAt must be in the future");
  }

  @Test
  void rare_measures_are_taken_once_they_are_meant() {
    var tall = new ArrayList<ImportedClient>();
    tall.add(
        new ImportedClient(
            new ImportedId("a"), PersonalData.NONE, of(new BigDecimal(100)), List.of()));
    var clients = tall.toArray(ImportedClient[]::new);

    assertThat(flaws(clients[0])).singleElement().asString().startsWith("/trainingProfile/height");
    assertThat(admit(new ClientAdmission(true), clients).getFirst()).isInstanceOf(Taken.class);
  }

  private static TrainingProfile of(BigDecimal inches) {
    var none = TrainingProfile.NONE;
    return new TrainingProfile(
        null,
        Height.ofInches(inches),
        null,
        null,
        List.of(),
        null,
        null,
        List.of(),
        none.movementScreen(),
        List.of(),
        List.of(),
        List.of(),
        null,
        false,
        null,
        null);
  }
}
