package studio.booking.prompts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.privacy.PersonalWords.Kind;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;

/** What is found of a document before, after and besides what its schema says. */
class ExaminationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ClientId ANNA = new ClientId(Ids.next());

  private final List<PromptDocument> read = new ArrayList<>();
  private List<Violation> unfit = List.of();
  private final Examination examination =
      new Examination(
          document -> {
            read.add(document);
            return unfit;
          },
          Clock.fixed(NOW, ZoneOffset.UTC));

  private Verdict of(Map<String, ? extends @Nullable Object> content) {
    return examination.of(document(content));
  }

  private static PromptDocument document(Map<String, ? extends @Nullable Object> content) {
    return new PromptDocument("{}", new LinkedHashMap<>(content));
  }

  /** A document with one thing in it, by its place. */
  private static Map<String, @Nullable Object> with(Object... placesAndValues) {
    var content = new LinkedHashMap<String, @Nullable Object>();
    content.put("schema_version", "3.0.0");
    for (int i = 0; i < placesAndValues.length; i += 2) {
      var names = ((String) placesAndValues[i]).split("/");
      var here = content;
      for (int j = 0; j < names.length - 1; j++) {
        @SuppressWarnings("unchecked") // As it was put there.
        var inside =
            (LinkedHashMap<String, @Nullable Object>)
                here.computeIfAbsent(names[j], _ -> new LinkedHashMap<String, @Nullable Object>());
        here = inside;
      }
      here.put(names[names.length - 1], placesAndValues[i + 1]);
    }
    return content;
  }

  @Test
  void G3_the_version_comes_first_and_may_be_anything() {
    unfit = List.of(new Violation("/meta", "required", "is required"));

    assertThat(of(Map.of())).isEqualTo(new Verdict.NoVersion());
    assertThat(of(Collections.singletonMap("schema_version", null)))
        .isEqualTo(new Verdict.NoVersion());
    assertThat(of(Map.of("schema_version", ""))).isEqualTo(new Verdict.NoVersion());
    for (var wrong :
        List.of(BigInteger.valueOf(3), new BigDecimal("3.1"), true, List.of("3.0.0"), Map.of())) {
      assertThat(places(of(Map.of("schema_version", wrong)))).containsExactly("/schema_version");
    }
    assertThat(read).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.1.0", "2", "2.1", "30.0.0", "4.0.0", "0.3.0", "03.0.0"})
  void another_major_version_is_said_as_it_is(String version) {
    assertThat(of(Map.of("schema_version", version)))
        .isEqualTo(new Verdict.AnotherVersion(version));
    assertThat(read).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "3.0", "v3.0.0", "3.0.0-beta", "three", " 3.0.0", "99999.0.0"})
  void what_is_no_version_at_all_is_left_to_the_schema(String version) {
    of(Map.of("schema_version", version));

    assertThat(read).hasSize(1);
  }

  @Test
  void G4_what_is_too_much_never_gets_to_the_schema() {
    var list = Collections.nCopies(Examination.MOST_VALUES, "x");
    assertThat(places(of(Map.of("schema_version", "3.0.0", "a", list)))).containsExactly("");
    Object deep = "x";
    for (int i = 0; i < Examination.MOST_VALUES; i++) deep = List.of(deep);
    of(Map.of("schema_version", "3.0.0", "a", deep));
    var wide = new LinkedHashMap<String, Object>();
    for (int i = 0; i < Examination.MOST_VALUES; i++) wide.put("k" + i, Map.of());
    of(Map.of("schema_version", "3.0.0", "a", wide));
    assertThat(read).isEmpty();

    of(Map.of("schema_version", "3.0.0", "a", list.subList(3, list.size())));
    assertThat(read).hasSize(1);
  }

  @Test
  void G4_counting_stops_where_it_is_too_much() {
    var looked = new int[1];
    var endless =
        new java.util.AbstractList<Object>() {
          @Override
          public Object get(int index) {
            looked[0]++;
            return "x";
          }

          @Override
          public int size() {
            return Integer.MAX_VALUE;
          }
        };

    assertThat(document(Map.of("a", endless)).values(100)).isGreaterThan(100);
    assertThat(looked[0]).isLessThan(110);
  }

  @Test
  void G4_there_is_an_end_to_what_is_told() {
    var many = new ArrayList<Violation>();
    for (int i = 0; i < 1_000; i++) many.add(new Violation("/" + (9_999 - i), "x", "y"));
    unfit = many;

    var told = ((Verdict.Flawed) of(with())).violations();

    assertThat(told.found()).isEqualTo(1_000);
    assertThat(told.shown()).hasSize(Violations.MOST);
    assertThat(told.shown().getFirst().pointer()).isEqualTo("/9000");
  }

  @ParameterizedTest
  @CsvSource({
    "66, 143.5, 23.2, true",
    "66, 143.5, 24.1, true",
    "66, 143.5, 24.3, false",
    "66, 143.5, 143.5, false",
    "0, 143.5, 20, true",
    "-66, 143.5, 20, true"
  })
  void G10_a_body_mass_index_fits_height_and_weight(
      BigDecimal height, BigDecimal weight, BigDecimal bmi, boolean fits) {
    var body = "client_profile/basic_info/";
    var verdict =
        of(with(body + "height_inches", height, body + "weight_lbs", weight, body + "bmi", bmi));

    assertThat(places(verdict))
        .isEqualTo(fits ? List.of() : List.of("/client_profile/basic_info/bmi"));
  }

  @Test
  void G10_times_are_in_order() {
    var early = "2026-01-01T00:00:00Z";
    var late = "2026-02-01T00:00:00+05:00";

    assertThat(places(of(with("meta/created_date", early, "meta/last_updated", late)))).isEmpty();
    assertThat(places(of(with("meta/created_date", late, "meta/last_updated", early))))
        .containsExactly("/meta/last_updated");
    assertThat(places(of(with("meta/created_date", late, "meta/effective_date", early))))
        .containsExactly("/meta/effective_date");
    assertThat(places(of(with("meta/last_updated", "2026-11-24T00:00:00Z"))))
        .containsExactly("/meta/last_updated");
    var start = "client_profile/training_history/training_start_date";
    assertThat(places(of(with(start, "2026-12-24")))).containsExactly("/" + start);
    assertThat(places(of(with(start, "2026-11-22")))).isEmpty();
  }

  @Test
  void G10_changes_follow_each_other_up_to_the_last() {
    var changes =
        List.of(
            Map.of("date", "2026-01-02T00:00:00Z"),
            Map.of("date", "2026-01-01T00:00:00Z"),
            Map.of("date", "2026-03-01T00:00:00Z"));

    var verdict = of(with("meta/last_updated", "2026-02-01T00:00:00Z", "meta/change_log", changes));

    assertThat(places(verdict))
        .containsExactly("/meta/change_log/1/date", "/meta/change_log/2/date");
  }

  @Test
  void G10_a_tier_has_its_own_name_and_nobody_trains_longer_than_they_live() {
    var tier = "client_profile/training_tier/";
    assertThat(places(of(with(tier + "tier", "tier_2", tier + "tier_name", "Tier 2")))).isEmpty();
    assertThat(places(of(with(tier + "tier", "tier_2", tier + "tier_name", "Tier 3"))))
        .containsExactly("/client_profile/training_tier/tier_name");
    var age = "client_profile/basic_info/age";
    var years = "client_profile/training_history/years_of_training";
    assertThat(places(of(with(age, BigInteger.TEN, years, new BigDecimal("10.5")))))
        .containsExactly("/" + years);
  }

  @Test
  void G10_what_is_of_another_kind_is_the_schemas_business() {
    for (var odd : List.of("x", true, List.of(), Map.of(), new BigDecimal("1e-19"))) {
      var verdict =
          of(
              with(
                  "meta/created_date",
                  odd,
                  "meta/last_updated",
                  "2026-02-30T00:00:00Z",
                  "meta/change_log",
                  List.of(odd, Map.of("date", odd)),
                  "client_profile/basic_info/height_inches",
                  odd,
                  "client_profile/basic_info/weight_lbs",
                  odd,
                  "client_profile/training_tier/tier",
                  odd,
                  "client_profile/training_history",
                  odd));
      assertThat(verdict).isInstanceOf(Verdict.Fit.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write to anna.b+gym@mail.example.com",
        "анна@пример.рф",
        "call +1 (213) 555-0101 first",
        "213-555-0101",
        "(213) 555 0101",
        "mobile 2135550101.",
        "Born on 1990-04-01 in Berlin",
        "DOB: 4/1/90",
        "geb. 01.04.1990"
      })
  void G1_addresses_numbers_and_birthdays_are_found_in_any_text(String text) {
    var verdict = of(with("notes", List.of("fine", text)));

    assertThat(places(verdict)).containsExactly("/notes/1");
    assertThat(((Verdict.Flawed) verdict).violations().shown().getFirst().rule())
        .isEqualTo("personalData");
    assertThat(verdict.toString()).doesNotContain(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0191d9a0-7c1e-7000-8000-000000000001",
        "2026-01-31T10:00:00.123456789+02:00",
        "3 x 12 @ 80 kg, then 100-105-110",
        "5000 m in 25:30.5; heart rate 120/150/180",
        "since 2019-03-01, 2.5 kg lighter",
        "@home",
        "a@b"
      })
  void G1_training_is_no_personal_data(String text) {
    assertThat(of(with("notes", text))).isInstanceOf(Verdict.Fit.class);
  }

  @Test
  void G2_it_is_of_the_client_in_the_path_and_does_not_name_them() {
    var document =
        document(
            with(
                "meta/client_id",
                ANNA.value().toString().toUpperCase(java.util.Locale.ROOT),
                "a/b~c",
                "Anna"));

    assertThat(Examination.violations(document, ANNA, _ -> Set.of()).isEmpty()).isTrue();
    var other = Examination.violations(document, new ClientId(Ids.next()), _ -> Set.of());
    assertThat(other.shown()).extracting(Violation::pointer).containsExactly("/meta/client_id");
    var named =
        Examination.violations(
            document, ANNA, text -> text.equals("Anna") ? Set.of(Kind.NAME) : Set.of());
    assertThat(named.shown()).extracting(Violation::pointer).containsExactly("/a/b~0c");
    assertThat(named.toString()).doesNotContain("Anna");
  }

  private static List<String> places(Verdict verdict) {
    return verdict instanceof Verdict.Flawed(var violations)
        ? violations.shown().stream().map(Violation::pointer).toList()
        : List.of();
  }
}
