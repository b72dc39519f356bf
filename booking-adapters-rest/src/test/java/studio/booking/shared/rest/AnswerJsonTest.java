package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import studio.booking.shared.ClientId;
import studio.booking.shared.Money;
import studio.booking.shared.Role;
import tools.jackson.databind.json.JsonMapper;

class AnswerJsonTest {
  record Place(
      ClientId client, int places, Role role, Instant at, Money price, List<ClientId> others) {
    public boolean isFull() {
      return places == 0;
    }

    public int getFree() {
      return places;
    }
  }

  private static final ClientId ANNA = new ClientId(new UUID(0x7000, 1));

  private final JsonMapper json = mapper();

  private static JsonMapper mapper() {
    var builder = JsonMapper.builder();
    AnswerJson.customize(builder);
    return builder.build();
  }

  private final Place place =
      new Place(
          ANNA,
          0,
          Role.AI_SERVICE,
          Instant.parse("2026-03-29T10:00:00.120Z"),
          new Money(8000, Currency.getInstance("USD")),
          List.of(ANNA));

  @Test
  void a_record_is_its_components_as_declared_and_nothing_else() {
    assertThat(json.writeValueAsString(place))
        .isEqualTo(
            """
            {"client":"00000000-0000-7000-0000-000000000001","places":0,"role":"ai_service",\
            "at":"2026-03-29T10:00:00.120Z","price":{"amountMinor":8000,"currency":"USD"},\
            "others":["00000000-0000-7000-0000-000000000001"]}\
            """);
  }

  @Test
  void what_was_written_can_be_read_again() {
    assertThat(json.readValue(json.writeValueAsString(place), Place.class)).isEqualTo(place);
  }

  record Visit(PersonalText guest, PersonalText unnamed, String note) {}

  @Test
  void what_is_kept_says_nothing_about_people_and_is_made_whole_again() {
    var found = UUID.fromString("0191d9a0-7c1e-7000-8000-000000000001");
    var visit =
        new Visit(new PersonalText(found, "Zoe \"$1\\\""), new PersonalText(found, null), "n");
    var answer = json.writeValueAsString(visit);

    var kept = AnswerJson.toKeep(json, visit);

    assertThat(answer).contains("Zoe").contains("\"unnamed\":null");
    assertThat(kept).doesNotContain("Zoe").contains(found.toString());
    assertThat(AnswerJson.isWhole(kept)).isFalse();
    assertThat(AnswerJson.isWhole(answer)).isTrue();
    assertThat(AnswerJson.complete(json, kept, _ -> Optional.ofNullable(visit.guest().text())))
        .isEqualTo(answer);
    assertThat(AnswerJson.complete(json, kept, _ -> Optional.empty())).contains("\"guest\":null");
    assertThat(visit.toString()).doesNotContain("Zoe");
  }

  @Test
  void ids_may_be_keys() {
    assertThat(json.writeValueAsString(Map.of(ANNA.value(), Optional.empty())))
        .isEqualTo("{\"00000000-0000-7000-0000-000000000001\":null}");
  }
}
