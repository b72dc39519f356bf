package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** On which dates and at what time something comes again, and what is no rule for it. */
class RecurringRulesTest extends OfRecurringBookings {
  @Test
  void B15_the_zone_is_kept_whatever_becomes_of_the_studios() {
    var recurring = made(day(1));
    // Where it is never a day later: up to a date that is counted from today.
    studio.set("{\"timeZone\":\"Pacific/Honolulu\"}");

    generate(52);

    assertThat(shown(recurring.path("id").asString()).path("timeZone").asString())
        .isEqualTo(ZONE.getId());
    var all = api.get(anna.token(), "/api/bookings?limit=200").mustBe(200).json().path("items");
    assertThat(all).hasSize(52).allMatch(one -> at(one).equals(LocalTime.of(10, 0)));
  }

  @Test
  void B4_monthly_from_the_31st_is_each_months_last_day() {
    var start = LocalDate.of(day(0).getYear() + 1, 1, 31);
    var recurring = make(weekly(start, "").replace("weekly", "monthly")).mustBe(201).json();
    assertThat(recurring.path("recurrenceRule").asString())
        .isEqualTo("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1");
    assertThat(recurring.path("nextBookingDate").asString()).isEqualTo(start + "");
  }

  @Test
  void B4_each_date_of_a_year_is_counted_from_the_31st_that_it_began_with() {
    var start = day(1);
    while (start.getDayOfMonth() != 31) start = start.plusDays(1);
    make(weekly(start, "").replace("weekly", "monthly")).mustBe(201);
    // By several runs, each of which begins where it happens to.
    for (int weeks = 10; weeks <= 52; weeks += 7) generate(weeks);

    var expected = new ArrayList<LocalDate>();
    for (var month = YearMonth.from(start);
        !month.atEndOfMonth().isAfter(day(52 * 7));
        month = month.plusMonths(1)) {
      expected.add(month.atEndOfMonth());
    }
    assertThat(dates()).isEqualTo(expected);
    assertThat(expected).extracting(LocalDate::getDayOfMonth).contains(31, 30);
  }

  @Test
  void B1_ten_stays_ten_when_the_clocks_change() {
    made(day(1));
    generate(52);
    var all = api.get(anna.token(), "/api/bookings?limit=200").mustBe(200).json().path("items");
    assertThat(all).hasSize(52).allMatch(one -> at(one).equals(LocalTime.of(10, 0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"endTime\":\"11:30\"",
        "\"endDate\":\"2020-01-01\"",
        "\"startDate\":\"2020-01-01\"",
        "\"dayOfWeek\":2",
        "\"recurrenceRule\":\"FREQ=WEEKLY\"",
        "\"dayOfWeek\":7",
        "\"dayOfWeek\":-1",
        "\"dayOfWeek\":\"TU\"",
        "\"endTime\":\"09:00\"",
        "\"endTime\":\"10:00\"",
        "\"startTime\":\"10:60\"",
        "\"startTime\":\"10\"",
        "\"frequency\":\"daily\"",
        "\"startTime\":\"25:00\""
      })
  void B2_what_makes_no_sense_is_refused(String wrong) {
    var field = wrong.substring(0, wrong.indexOf(':'));
    var body = weekly(day(1), "");
    body =
        body.contains(field)
            ? body.replaceAll(field + ":\"[^\"]*\"", wrong)
            : body.replace("}", "," + wrong + "}");
    make(body).mustBe(400);
  }

  @Test
  void B2_zero_is_sunday_and_an_hour_over_midnight_ends_on_the_next_day() {
    for (int number = 0; number < 7; number++) {
      var body =
          weekly(day(1), "")
              .replace("\"frequency\":\"weekly\"", "\"dayOfWeek\":%d".formatted(number));
      var first = tried(body).path("dates").get(0).path("date").asString();
      assertThat(LocalDate.parse(first).getDayOfWeek().getValue() % 7).isEqualTo(number);
    }
    var late = tried(weekly(day(1), "").replace("10:00", "23:30").replace("11:00", "00:30"));
    assertThat(start(late.path("dates").get(0)).atZone(ZONE).toLocalTime())
        .isEqualTo(LocalTime.of(23, 30));
  }

  private JsonNode tried(String body) {
    return api.post(anna.token(), "/api/recurring-bookings?dryRun=true", body).mustBe(200).json();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;UNTIL=20200101",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=10",
        "nonsense"
      })
  void a_rule_that_never_falls_or_is_none_is_refused(String rule) {
    make(withRule(rule)).mustBe(400);
  }

  @Test
  void B15_no_text_for_a_rule_breaks_anything() {
    long seed = Long.getLong("booking.seed", System.nanoTime());
    System.out.println("RecurringBookingsTest: -Dbooking.seed=" + seed);
    var random = new Random(seed);
    var pieces =
        List.of(
            "FREQ=",
            "DAILY",
            "WEEKLY",
            "MONTHLY",
            "YEARLY",
            ";",
            "BYDAY=",
            "MO",
            "-1SU",
            "53TU",
            "COUNT=",
            "INTERVAL=",
            "0",
            "1",
            "-5",
            "99999999999",
            "UNTIL=",
            "20301301",
            "20300101T",
            "BYSETPOS=",
            "BYMONTH=",
            "BYMONTHDAY=",
            ",",
            "=",
            "WKST=",
            "X",
            " ",
            "RSCALE=HEBREW");
    for (int round = 0; round < 150; round++) {
      var rule = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        rule.append(pieces.get(random.nextInt(pieces.size())));
      }
      var answer =
          api.post(anna.token(), "/api/recurring-bookings?dryRun=true", withRule(rule.toString()));
      assertThat(answer.status()).as("%s: %s", rule, answer).isIn(200, 400);
    }
  }

  private String withRule(String rule) {
    return weekly(day(1), "")
        .replace("\"frequency\":\"weekly\"", "\"recurrenceRule\":\"%s\"".formatted(rule));
  }

  @Test
  void without_a_cost_it_is_refused_with_a_message() {
    sql("update scheduling.session_type set credit_cost = null where organization_id = '%s'");
    var refused = make(weekly(day(1), "")).mustBe(409);
    assertThat(refused.code()).isEqualTo("NO_COST");
  }

  @Test
  void the_type_has_to_be_said_where_there_are_several() {
    var other = scene.appointmentType();
    api.patch(
            scene.admin(),
            "/api/coaches/" + coach,
            "{\"sessionTypeIds\":[\"%s\",\"%s\"]}".formatted(training, other))
        .mustBe(200);
    make(weekly(day(1), "")).mustBe(400);
    make(weekly(day(1), ",\"sessionTypeId\":\"%s\"".formatted(other))).mustBe(201);
  }
}
