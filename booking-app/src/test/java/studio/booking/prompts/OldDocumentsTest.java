package studio.booking.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.OldPrompts.info;
import static studio.booking.OldPrompts.profile;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import studio.booking.OldPrompts;
import studio.booking.privacy.ClientIntake;
import studio.booking.privacy.ClientSafes.ClientSafe;
import studio.booking.privacy.Introduction;
import studio.booking.privacy.domain.Introduced;
import studio.booking.prompts.domain.Conversion;
import studio.booking.prompts.domain.Examination;
import studio.booking.prompts.domain.OldDocuments;
import studio.booking.prompts.domain.PromptDocument;
import studio.booking.prompts.everit.EveritSchema;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How documents of another system are read, by the schema in force. */
class OldDocumentsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String EMAIL = "wil@example.com";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private final OldDocuments documents =
      new OldDocuments(new Reader(), new Examination(new EveritSchema(), CLOCK), CLOCK);
  private final Caller admin =
      new Caller(
          new OrganizationId(Ids.next()),
          new PersonId(Ids.next()),
          Set.of(Role.ADMIN),
          new Caller.Request("test", null));

  /** Reads, and knows nobody. */
  private static final class Reader implements ClientIntake {
    @Override
    public Reading read(Introduction introduction) {
      return Introduced.of(introduction, NOW);
    }

    @Override
    public Later<Outlook> look(
        Caller caller, List<Newcomer> newcomers, Collection<ClientId> clients) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void admit(Caller caller, Map<ClientId, Newcomer> newcomers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<ClientId, ClientSafe> safes(Caller caller, Collection<ClientId> clients) {
      throw new UnsupportedOperationException();
    }
  }

  private Conversion convert(Consumer<ObjectNode> change) {
    return convert(OldPrompts.line("mp-1", "Wilhelmina Testperson", EMAIL, change));
  }

  @SuppressWarnings("unchecked")
  private Conversion convert(String line) {
    return documents.convert(
        admin, new PromptDocument(line, JSON.readValue(line, java.util.LinkedHashMap.class)));
  }

  private Conversion.Done done(Consumer<ObjectNode> change) {
    var conversion = convert(change);
    assertThat(conversion).as(() -> errors(conversion)).isInstanceOf(Conversion.Done.class);
    return (Conversion.Done) conversion;
  }

  private static String errors(Conversion conversion) {
    return conversion instanceof Conversion.Faulty faulty
        ? faulty.violations().toString()
        : conversion.toString();
  }

  private static Introduced who(Conversion.Done done) {
    return (Introduced) done.newcomer();
  }

  private static JsonNode document(Conversion.Done done) {
    return JSON.readTree(done.document().document().text());
  }

  private static JsonNode newInfo(Conversion.Done done) {
    return document(done).path("client_profile").path("basic_info");
  }

  /** The places that are wrong, each with what is expected there. */
  private List<String> wrong(Consumer<ObjectNode> change) {
    var conversion = convert(change);
    assertThat(conversion).isInstanceOf(Conversion.Faulty.class);
    return ((Conversion.Faulty) conversion)
        .violations().shown().stream().map(one -> one.pointer() + " " + one.detail()).toList();
  }

  @Test
  void who_somebody_is_leaves_no_trace_in_the_document() {
    var done = done(_ -> {});

    var data = who(done).data();
    assertThat(data.fullName()).isEqualTo("Wilhelmina Testperson");
    assertThat(data.preferredName()).isEqualTo("Quendolin");
    assertThat(data.dateOfBirth()).isEqualTo("1990-04-01");
    assertThat(data.address()).isNotNull();
    assertThat(done.document().document().text())
        .doesNotContain("Wilhelmina", "Quendolin", EMAIL, "1990", "017-6543", "Robin", "Cannery");
    assertThat(done.original().text()).contains("Wilhelmina", EMAIL, "1990-04-01");
  }

  @Test
  void the_document_is_new_and_says_where_it_comes_from() {
    var done = done(_ -> {});
    var meta = document(done).path("meta");

    assertThat(meta.path("client_id").asString()).isEqualTo(done.client().value().toString());
    assertThat(meta.path("created_date").asString()).isEqualTo("2024-01-31T10:00:00Z");
    assertThat(meta.path("last_updated").asString()).isEqualTo(NOW.toString());
    assertThat(meta.path("change_log").get(0).path("changes").asString())
        .isEqualTo("Taken over from another system, where it had version 2.1.0");
    var tier = document(done).path("client_profile").path("training_tier");
    assertThat(tier.path("tier").asString()).isEqualTo("tier_2");
    assertThat(tier.path("tier_name").asString()).isEqualTo("Tier 2");
    assertThat(tier.path("session_rate_usd").asInt()).isEqualTo(125);
  }

  @Test
  void the_age_is_that_of_the_birthday_whatever_the_document_says() {
    assertThat(newInfo(done(line -> info(line).put("age", 17))).path("age").asInt()).isEqualTo(36);
  }

  @ParameterizedTest
  @CsvSource({"34, 34", "'34', 34", "'34.5', 34", "34.9, 34"})
  void E21_an_age_alone_is_the_documents_and_nobodys_profile_has_it(String age, int years) {
    var done =
        done(
            line -> {
              info(line).remove("date_of_birth");
              if (age.startsWith("'")) info(line).put("age", age.replace("'", ""));
              else info(line).set("age", JSON.readTree(age));
            });

    assertThat(newInfo(done).path("age").asInt()).isEqualTo(years);
    assertThat(who(done).data().dateOfBirth()).isNull();
    assertThat(who(done).ageIn(java.time.YearMonth.of(2026, 11))).isEmpty();
  }

  @Test
  void E21_a_number_may_be_written_as_a_text() {
    var done =
        done(
            line -> {
              info(line).put("height_inches", " 66.5 ").put("weight_lbs", "143.5");
              info(line).put("phone", 15550176543L);
            });

    assertThat(newInfo(done).path("height_inches").decimalValue()).isEqualByComparingTo("66.5");
    assertThat(newInfo(done).path("bmi").decimalValue()).isEqualByComparingTo("22.8");
    assertThat(who(done).data().phoneNumber()).isNotNull();
  }

  static Stream<Arguments> nothing() {
    Consumer<ObjectNode> noNames =
        line -> info(line).remove(List.of("preferred_name", "blood_type", "address"));
    return Stream.of(
        Arguments.of("keys are missing", noNames),
        Arguments.of("null", (Consumer<ObjectNode>) line -> info(line).putNull("preferred_name")),
        Arguments.of("blank", (Consumer<ObjectNode>) line -> info(line).put("blood_type", "  ")),
        Arguments.of(
            "null contact", (Consumer<ObjectNode>) line -> info(line).putNull("emergency_contact")),
        Arguments.of(
            "empty contact",
            (Consumer<ObjectNode>)
                line -> info(line).putObject("emergency_contact").putNull("name")),
        Arguments.of(
            "no goals", (Consumer<ObjectNode>) line -> profile(line).putNull("training_goals")),
        Arguments.of(
            "no lists",
            (Consumer<ObjectNode>)
                line -> profile(line).remove(List.of("training_history", "health", "notes"))),
        Arguments.of("no meta", (Consumer<ObjectNode>) line -> line.putNull("meta")),
        Arguments.of("no version", (Consumer<ObjectNode>) line -> line.remove("schema_version")),
        Arguments.of(
            "nobody",
            (Consumer<ObjectNode>)
                line ->
                    info(line)
                        .remove(
                            List.of(
                                "name",
                                "preferred_name",
                                "date_of_birth",
                                "email",
                                "phone",
                                "blood_type",
                                "emergency_contact",
                                "address"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nothing")
  void E22_what_is_missing_null_or_blank_is_nothing(String what, Consumer<ObjectNode> change) {
    assertThat(what).isNotBlank();
    done(change);
  }

  @Test
  void E22_half_a_document_is_told_what_it_lacks() {
    assertThat(wrong(line -> line.putObject("client_profile")))
        .anyMatch(error -> error.startsWith("/client_profile/basic_info/age "))
        .anyMatch(error -> error.startsWith("/client_profile/basic_info/height_inches "))
        .anyMatch(error -> error.startsWith("/client_profile/training_tier/tier "));
  }

  @Test
  void E23_a_null_where_an_object_belongs_is_as_good_as_nothing() {
    for (var place : List.of("basic_info", "training_tier")) {
      assertThat(wrong(line -> profile(line).putNull(place)))
          .isNotEmpty()
          .allMatch(error -> error.startsWith("/client_profile/" + place));
    }
    assertThat(wrong(line -> line.putNull("client_profile"))).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "name; {}; /client_profile/basic_info/name must be a text",
        "name; true; /client_profile/basic_info/name must be a text",
        "name; null; /client_profile/basic_info/name is required",
        "email; \"not one\"; /client_profile/basic_info/email must be an e-mail address",
        "phone; \"call me\"; /client_profile/basic_info/phone must be a telephone number",
        "date_of_birth; \"1990-02-30\"; /client_profile/basic_info/date_of_birth must be a date",
        "date_of_birth; \"01.04.1990\"; /client_profile/basic_info/date_of_birth must be a date",
        "date_of_birth; \"0001-01-01\"; /client_profile/basic_info/date_of_birth must be a date",
        "date_of_birth; \"2090-04-01\"; /client_profile/basic_info/date_of_birth must not be in",
        "blood_type; \"Q\"; /client_profile/basic_info/blood_type must be one such as",
        "gender; \"robot\"; /client_profile/basic_info/gender must be one",
        "height_inches; \"5'10\"; /client_profile/basic_info/height_inches must be a number",
        "height_inches; [66]; /client_profile/basic_info/height_inches must be a number",
        "height_inches; 1e15; /client_profile/basic_info/height_inches must be from 20 to 110",
        "height_inches; 30; /client_profile/basic_info/height_inches must be",
        "weight_lbs; 9999; /client_profile/basic_info/weight_lbs must be from 5 to 1500",
        "emergency_contact; \"Robin\"; /client_profile/basic_info/emergency_contact must be an obj",
        "emergency_contact; {\"name\":\"R\"}; /client_profile/basic_info/emergency_contact/phone"
            + " is",
        "address; {\"zip\":\"1\"}; /client_profile/basic_info/address/city is required",
        "confirmed_unusual; [\"age\"]; /client_profile/basic_info/confirmed_unusual/0",
      })
  void E21_what_cannot_be_kept_is_told_with_its_place(
      String property, String value, String expected) {
    assertThat(wrong(line -> info(line).set(property, JSON.readTree(value))))
        .anyMatch(error -> error.startsWith(expected));
  }

  @Test
  void what_is_not_even_an_object_is_told() {
    assertThat(wrong(line -> line.put("client_profile", "Wilhelmina")))
        .contains("/client_profile must be an object");
    assertThat(wrong(line -> line.putArray("meta"))).contains("/meta must be an object");
    assertThat(wrong(line -> profile(line).putArray("training_goals").add(true)))
        .contains("/client_profile/training_goals/0 must be a text");
  }

  @Test
  void an_unusual_measure_is_taken_once_somebody_says_that_it_is_meant() {
    assertThat(wrong(line -> info(line).put("weight_lbs", 620)))
        .anyMatch(error -> error.startsWith("/client_profile/basic_info/weight_lbs "));
    done(
        line -> {
          info(line).put("weight_lbs", 620);
          info(line).putArray("confirmed_unusual").add("weight_lbs").add("bmi");
        });
  }

  @Test
  void words_that_name_the_client_are_refused_where_they_stood() {
    assertThat(
            wrong(
                line ->
                    profile(line)
                        .putArray("training_goals")
                        .addNull()
                        .add("To sleep")
                        .add("Wilhelmina wants to run")))
        .singleElement()
        .asString()
        .startsWith("/client_profile/training_goals/2 ");
    assertThat(wrong(line -> profile(line).putArray("notes").add("Write to " + EMAIL)))
        .anyMatch(error -> error.startsWith("/client_profile/notes/0 "));
    assertThat(wrong(line -> profile(line).putArray("notes").add("Calls from 555 017 6543")))
        .anyMatch(error -> error.startsWith("/client_profile/notes/0 "));
    assertThat(wrong(line -> profile(line).putArray("notes").add("Born on 1990-04-01")))
        .anyMatch(error -> error.startsWith("/client_profile/notes/0 "));
  }

  @Test
  void an_id_is_no_name_and_no_address() {
    assertThat(wrong(line -> line.put("id", EMAIL))).anyMatch(error -> error.startsWith("/id "));
    assertThat(wrong(line -> line.put("id", "testperson-7")))
        .containsExactly("/id must not tell who the client is");
    assertThat(wrong(line -> line.remove("id"))).anyMatch(error -> error.startsWith("/id is req"));
    assertThat(done(line -> line.put("id", 17)).id().value()).isEqualTo("17");
    done(line -> line.put("id", UUID.randomUUID().toString()));
  }

  @Test
  void a_client_who_is_here_is_named_by_their_id() {
    var here = UUID.randomUUID();
    var done = done(line -> line.put("clientId", here.toString()));

    assertThat(done.known()).isTrue();
    assertThat(done.client().value()).isEqualTo(here);
    assertThat(wrong(line -> line.put("clientId", "Wil")))
        .containsExactly("/clientId must be the id of a client of the studio");
  }

  @ParameterizedTest
  @CsvSource({"3.0.0", "3.1", "4", "12.0.0"})
  void a_document_of_the_schema_in_force_has_its_own_way_in(String version) {
    assertThat(convert(line -> line.put("schema_version", version)))
        .isInstanceOf(Conversion.NotOld.class);
  }

  @ParameterizedTest
  @CsvSource({"2.1.0", "2", "1.0", "v2", "0.9"})
  void any_version_before_it_is_old(String version) {
    done(line -> line.put("schema_version", version));
  }

  @Test
  void what_has_no_place_is_told_and_stays_in_the_original() {
    var done =
        done(
            line -> {
              profile(line).put("zodiac", "Aries");
              profile(line).putObject("sleep").put("hours", 7).putNull("quality");
              profile(line).putObject("mood").putNull("today");
            });

    assertThat(done.leftOut())
        .extracting(one -> one.pointer())
        .containsExactlyInAnyOrder(
            "/meta/change_log", "/client_profile/zodiac", "/client_profile/sleep");
    assertThat(done.original().text()).contains("Aries");
  }

  @Test
  void tiers_and_genders_are_known_however_they_are_written() {
    for (var tier : List.of("tier_3", "Tier 3", "TIER-3", "3")) {
      var done = done(line -> ((ObjectNode) profile(line).path("training_tier")).put("tier", tier));
      assertThat(who(done).training().trainingTier()).hasToString("TIER_3");
    }
    for (var gender : List.of("non-binary", "Non binary", "NON_BINARY")) {
      var done = done(line -> info(line).put("gender", gender));
      assertThat(newInfo(done).path("gender").asString()).isEqualTo("Non-binary");
      assertThat(who(done).training().gender()).hasToString("NON_BINARY");
    }
  }
}
