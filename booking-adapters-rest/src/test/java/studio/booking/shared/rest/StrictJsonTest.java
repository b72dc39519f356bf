package studio.booking.shared.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.shared.ClientId;
import studio.booking.shared.Money;
import studio.booking.shared.Patch;

@NullMarked
class StrictJsonTest {
  record Everything(
      @Size(max = 5) String text,
      @MultiLine @Nullable String note,
      @Min(1) @Max(9) int number,
      @Nullable Long large,
      boolean flag,
      @Digits(integer = 3, fraction = 2) @DecimalMax("100") @Nullable BigDecimal amount,
      ClientId client,
      Instant at,
      LocalDate date,
      LocalTime time,
      @Nullable Duration length,
      @Nullable ZoneId zone,
      Mood mood,
      @Nullable Money price,
      @Size(min = 1, max = 2) @Nullable List<@Size(max = 3) String> labels,
      @Nullable Seat seat,
      @Nullable List<Seat> seats) {}

  enum Mood {
    VERY_GOOD,
    BAD;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  record Seat(
      @Pattern(regexp = "[A-Z]\\d", message = "must be a letter and a digit") String label) {}

  record Span(LocalDate from, LocalDate to) {
    Span {
      if (to.isBefore(from)) throw new IllegalArgumentException("must end after it begins");
    }
  }

  record Change(
      @Size(max = 3) Patch<String> name,
      Patch<@Nullable @Positive Integer> places,
      Patch<@Nullable List<String>> labels) {}

  private static final String GOOD =
      """
      {"text":"yoga","number":3,"flag":true,"client":"0191d9a0-0000-7000-8000-000000000001",
       "at":"2026-03-29T12:00:00.123456+02:00","date":"2026-03-29","time":"10:00","mood":"very_good"}
      """;

  private final StrictJson json = new StrictJson();

  @Test
  void a_body_becomes_its_record() {
    var read = (Everything) bound(GOOD, Everything.class);

    assertThat(read.text()).isEqualTo("yoga");
    assertThat(read.note()).isNull();
    assertThat(read.number()).isEqualTo(3);
    assertThat(read.flag()).isTrue();
    assertThat(read.client())
        .isEqualTo(new ClientId(UUID.fromString("0191d9a0-0000-7000-8000-000000000001")));
    assertThat(read.at()).isEqualTo(Instant.parse("2026-03-29T10:00:00.123Z"));
    assertThat(read.date()).isEqualTo(LocalDate.of(2026, 3, 29));
    assertThat(read.time()).isEqualTo(LocalTime.of(10, 0));
    assertThat(read.mood()).isEqualTo(Mood.VERY_GOOD);
  }

  @Test
  void what_may_be_left_out_may_also_be_there() {
    var read =
        (Everything)
            bound(
                with(
                    """
                    "note":"two\\n\\tlines","large":9223372036854775807,"amount":99.50,"length":"P7D",
                    "zone":"Europe/Berlin","price":{"amountMinor":8000,"currency":"USD"},
                    "labels":["a","b"],"seat":{"label":"A1"},"seats":[{"label":"B2"}]
                    """),
                Everything.class);

    assertThat(read.note()).isEqualTo("two\n\tlines");
    assertThat(read.large()).isEqualTo(Long.MAX_VALUE);
    assertThat(read.amount()).isEqualByComparingTo("99.5");
    assertThat(read.length()).isEqualTo(Duration.ofDays(7));
    assertThat(read.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(read.price()).isEqualTo(new Money(8000, Currency.getInstance("USD")));
    assertThat(read.labels()).containsExactly("a", "b");
    assertThat(read.seat()).isEqualTo(new Seat("A1"));
    assertThat(read.seats()).containsExactly(new Seat("B2"));
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    var errors =
        errors(
            """
            {"text":"too long","number":"3","flag":1,"client":"nobody","at":"2026-03-29T10:00:00",
             "time":"25:00","mood":"bad","seat":{"label":"x","a/b~c":null},"seats":[null,{"label":7}],
             "labels":["long",1,"c"],"price":{"amountMinor":1.5,"currency":"XXY"},"other":{}}
            """,
            Everything.class);

    assertThat(errors)
        .containsEntry("/text", "must have at most 5 characters")
        .containsEntry("/number", "must be a whole number")
        .containsEntry("/flag", "must be true or false")
        .containsEntry("/client", "must be a UUID")
        .containsEntry("/at", "must be an instant with an offset, such as 2026-03-29T10:00:00Z")
        .containsEntry("/date", "is required")
        .containsEntry("/time", "must be a time of day, such as 10:00")
        .containsEntry("/seat/label", "must be a letter and a digit")
        .containsEntry("/seat/a~1b~0c", "is unknown")
        .containsEntry("/seats/0", "must not be null")
        .containsEntry("/seats/1/label", "must be a text")
        .containsEntry("/labels/0", "must have at most 3 characters")
        .containsEntry("/labels/1", "must be a text")
        .containsEntry("/price/amountMinor", "must be a whole number")
        .containsEntry("/price/currency", "must be an ISO 4217 code, such as USD")
        .containsEntry("/other", "is unknown")
        .hasSize(16);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "number | 3.0     | must be a whole number",
        "number | 1e2     | must be a whole number",
        "number | 0       | must be at least 1",
        "number | 10      | must be at most 9",
        "number | 2147483648 | is out of range",
        "number | null    | must not be null",
        "large  | 9223372036854775808 | is out of range",
        "amount | 1e999999999 | is out of range",
        "amount | 1e-999999999 | is out of range",
        "amount | 100.01  | must be at most 100",
        "amount | 1.001   | must have at most 3 digits before and 2 after the point",
        "amount | \"1\"   | must be a number",
        "flag   | \"true\" | must be true or false",
        "text   | 5       | must be a text",
        "text   | \"\"    | must not be blank",
        "text   | \" \"   | must not be blank",
        "text   | \"a\\u0000\" | must not have the character U+0000",
        "text   | \"a\\n\" | must not have the character U+000A",
        "text   | \"\\ud800\" | must not have the character U+D800",
        "note   | \"a\\u001b\" | must not have the character U+001B",
        "mood   | \"VERY_GOOD\" | must be one of very_good, bad",
        "mood   | 1       | must be a text",
        "date   | \"2026-02-30\" | must be a date, such as 2026-03-29",
        "date   | \"+12026-02-20\" | must be a date, such as 2026-03-29",
        "at     | \"1969-12-31T23:59:59Z\" | must be between the years 1970 and 2200",
        "at     | \"+99999-01-01T00:00:00Z\" | must be between the years 1970 and 2200",
        "at     | 1774778400 | must be a text",
        "client | \"1-1-1-1-1\" | must be a UUID",
        "zone   | \"+02:00\" | must be an IANA time zone, such as Europe/Berlin",
        "labels | []      | must have at least 1 items",
        "labels | {}      | must be a list",
        "seat   | []      | must be an object",
        "length | \"7 days\" | must be a duration, such as P7D or PT2H",
      })
  void a_value_is_what_it_should_be_or_refused(String name, String value, String message) {
    assertThat(errors(with("\"" + name + "\":" + value), Everything.class))
        .containsExactly(Map.entry("/" + name, message));
  }

  @Test
  void text_is_counted_in_characters_not_in_halves_of_them() {
    var read = (Everything) bound(with("\"text\":\"😀😀😀😀😀\""), Everything.class);

    assertThat(read.text()).isEqualTo("😀😀😀😀😀");
  }

  @Test
  void what_a_record_refuses_is_said_where_it_stands() {
    var body = "{\"from\":\"2026-03-29\",\"to\":\"2026-03-28\"}";

    assertThat(errors(body, Span.class)).containsExactly(Map.entry("", "must end after it begins"));
  }

  @Test
  void a_patch_tells_what_is_absent_from_what_is_null() {
    var nothing = (Change) bound("{}", Change.class);
    var change = (Change) bound("{\"name\":\"abc\",\"places\":null,\"labels\":[]}", Change.class);

    assertThat(nothing).isEqualTo(new Change(Patch.absent(), Patch.absent(), Patch.absent()));
    assertThat(change).isEqualTo(new Change(Patch.set("abc"), Patch.clear(), Patch.set(List.of())));
  }

  @Test
  void a_patch_is_checked_like_any_value() {
    assertThat(errors("{\"name\":null,\"places\":0,\"labels\":[1]}", Change.class))
        .containsEntry("/name", "must not be null")
        .containsEntry("/places", "must be more than 0")
        .containsEntry("/labels/0", "must be a text")
        .hasSize(3);
    assertThat(errors("{\"name\":\"abcd\"}", Change.class))
        .containsExactly(Map.entry("/name", "must have at most 3 characters"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}{}",
        "{} x",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "[1,]",
        "NaN",
        "{\"a\":01}",
        "{\"text\":\"a\",\"text\":\"b\"}",
        "// no\n{}",
        "{\"a\":\"\u0001\"}",
        "\u0000",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":tru}"
      })
  void what_is_not_json_is_malformed(String body) {
    assertThatThrownBy(() -> json.parse(body.getBytes(UTF_8)))
        .isInstanceOf(StrictJson.Malformed.class)
        .message()
        .doesNotContainIgnoringCase("jackson")
        .doesNotContain("Feature");
  }

  @Test
  void malformed_json_says_where() {
    assertThatThrownBy(() -> json.parse("{\n \"a\": ?}".getBytes(UTF_8)))
        .hasMessage("The body is not JSON: line 2, column 7.");
  }

  @Test
  void other_encodings_are_malformed() {
    assertThatThrownBy(() -> json.parse(new byte[] {'"', (byte) 0xE4, '"'}))
        .isInstanceOf(StrictJson.Malformed.class);
    assertThatThrownBy(() -> json.parse("{}".getBytes(java.nio.charset.StandardCharsets.UTF_16)))
        .isInstanceOf(StrictJson.Malformed.class);
  }

  @Test
  void bodies_are_not_deep_and_numbers_not_long() {
    assertThatThrownBy(() -> json.parse("[".repeat(100_000).getBytes(UTF_8)))
        .isInstanceOf(StrictJson.Malformed.class);
    assertThatThrownBy(() -> json.parse("9".repeat(100_000).getBytes(UTF_8)))
        .isInstanceOf(StrictJson.Malformed.class);
  }

  @Test
  void a_body_full_of_errors_does_not_get_them_all() {
    var body = new StringBuilder("{");
    for (int i = 0; i < 1000; i++) body.append("\"x").append(i).append("\":1,");
    var findings = new Findings();

    json.bind(json.parse(body.append("\"y\":1}").toString().getBytes(UTF_8)), Seat.class, findings);

    assertThat(findings.errors()).hasSize(100);
  }

  @Test
  void only_an_object_is_a_record() {
    assertThat(errors("null", Seat.class)).containsExactly(Map.entry("", "must be an object"));
    assertThat(errors("[]", Seat.class)).containsExactly(Map.entry("", "must be an object"));
  }

  /** The good body with one property set anew. */
  private static String with(String properties) {
    var name = properties.strip().substring(1, properties.strip().indexOf('"', 1));
    var rest =
        GOOD.replaceFirst("\"" + name + "\":(\"[^\"]*\"|[^,}]*)[,]?", "")
            .replaceFirst(",\\s*}", "}");
    return rest.strip()
        .replaceFirst(
            "^\\{", "{" + java.util.regex.Matcher.quoteReplacement(properties.strip()) + ",");
  }

  private Object bound(String body, Class<?> type) {
    var findings = new Findings();
    var value = json.bind(json.parse(body.getBytes(UTF_8)), type, findings);
    assertThat(findings.errors()).isEmpty();
    return java.util.Objects.requireNonNull(value);
  }

  private Map<String, String> errors(String body, Class<?> type) {
    var findings = new Findings();
    assertThat(json.bind(json.parse(body.getBytes(UTF_8)), type, findings)).isNull();
    return findings.errors().stream()
        .collect(Collectors.toMap(e -> String.valueOf(e.pointer()), InputError::message));
  }
}
