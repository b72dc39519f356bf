package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.StudioScene.SignedIn;

/** What comes again by rules, against everybody who wants the same time. */
class DispatchRacesTest extends OfOwnStudio {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final int ROUNDS = Boolean.getBoolean("booking.long") ? 40 : 4;

  private final LocalDate today = LocalDate.now(ZONE);
  private final long seed = Long.getLong("booking.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void B9_of_many_who_wish_for_the_same_time_each_week_one_has_it_on_each_date()
      throws SQLException {
    var clients = scene.clients(6, 9);
    var wishes = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < clients.size(); i++) {
      var client = clients.get(i);
      // Half an hour apart, so that each is in the way of the others.
      var start = LocalTime.of(10, i % 2 * 30);
      wishes.add(() -> make(client, start, "FREQ=WEEKLY"));
    }
    Api.atOnce(wishes).forEach(answer -> answer.mustBe(201));
    Api.atOnce(List.<Callable<Answer>>of(() -> generate(10), () -> generate(10)));

    assertThat(number("select count(*) from scheduling.session where organization_id = '%s'"))
        .isEqualTo(10);
    assertThat(
            texts(
                "select distinct skipped from scheduling.occurrence where organization_id = '%s'"
                    + " and skipped is not null"))
        .containsExactly("COACH_BUSY");
    assertThat(number("select count(*) from scheduling.occurrence where organization_id = '%s'"))
        .isEqualTo(6 * 10);
  }

  @Test
  void B9_of_many_series_at_the_same_time_one_is_made() {
    var start = today.plusDays(2).atTime(18, 0).atZone(ZONE).toInstant();
    var wishes = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 6; i++) {
      var its = start.plusSeconds(i * 300L);
      wishes.add(() -> series(its, "FREQ=DAILY;COUNT=5"));
    }
    var answers = Api.atOnce(wishes);

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("DATES_IN_CONFLICT"));
  }

  @Test
  void B10_an_absence_and_what_comes_again_never_both_have_their_way() throws SQLException {
    System.out.println("DispatchRacesTest: -Dbooking.seed=" + seed);
    make(anna, LocalTime.of(10, 0), "FREQ=DAILY").mustBe(201);
    series(today.plusDays(1).atTime(18, 0).atZone(ZONE).toInstant(), "FREQ=DAILY").mustBe(201);
    for (int round = 0; round < ROUNDS; round++) {
      int weeks = 7 + round;
      // One of the dates that are made in this round.
      var date = today.plusWeeks(weeks).minusDays(random.nextInt(7));
      int before = random.nextInt(40);
      int beforeAway = random.nextInt(40);
      var answers =
          Api.atOnce(
              List.<Callable<Answer>>of(
                  () -> {
                    Thread.sleep(before);
                    return generate(weeks);
                  },
                  () -> {
                    Thread.sleep(beforeAway);
                    return away(date);
                  }));

      answers.getFirst().mustBe(200);
      boolean isAway = answers.getLast().status() == 201;
      if (!isAway) {
        assertThat(answers.getLast().status()).isEqualTo(409);
      }
      var given =
          texts(
              "select kind from scheduling.session where organization_id = '%s' and status ="
                  + " 'scheduled' and (starts_at at time zone 'America/Los_Angeles')::date = '"
                  + date
                  + "'");
      // The series first, then what clients have: an absence may come between the two.
      if (isAway) assertThat(given).as("%s, away", date).isEmpty();
      else assertThat(given).as("%s, not away", date).contains("CLASS");
    }
  }

  private Answer make(SignedIn client, LocalTime start, String rule) {
    return api.post(
        client.token(),
        "/api/recurring-bookings",
        """
        {"coachId":"%s","startDate":"%s","startTime":"%s","endTime":"%s","recurrenceRule":"%s"}
        """
            .formatted(coach, today.plusDays(1), start, start.plusHours(1), rule));
  }

  private Answer series(Instant start, String rule) {
    return api.post(
        scene.admin(),
        "/api/sessions",
        """
        {"sessionTypeId":"%s","coachId":"%s","startsAt":"%s","capacity":3,"recurrenceRule":"%s"}
        """
            .formatted(yoga, coach, start, rule));
  }

  private Answer generate(int weeks) {
    return api.post(
            studio.owner(), "/api/admin/generate-sessions", "{\"weeksAhead\":%d}".formatted(weeks))
        .mustBe(200);
  }

  private Answer away(LocalDate date) {
    return api.post(
        scene.admin(),
        "/api/coaches/%s/availability-exceptions".formatted(coach),
        "{\"startDate\":\"%s\",\"reason\":\"VACATION\"}".formatted(date));
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(texts(sql).getFirst());
  }

  private List<String> texts(String sql) throws SQLException {
    try (var connection = Database.get().superuser().getConnection();
        var rows = connection.createStatement().executeQuery(sql.formatted(studio.id().value()))) {
      var texts = new ArrayList<String>();
      while (rows.next()) texts.add(rows.getString(1));
      return texts;
    }
  }
}
