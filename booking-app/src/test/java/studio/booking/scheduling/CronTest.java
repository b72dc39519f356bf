package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import studio.booking.BookingTest;

@TestPropertySource(properties = "booking.cron.secret=" + CronTest.OLD + "," + CronTest.NEW)
class CronTest extends BookingTest {
  static final String OLD = "kX3vQ9pLr7TzWm2NbYc5";
  static final String NEW = "h8Gd4JfS6aUe0RiOqZx1";
  private static final String PATH = "/api/cron/generate-sessions";

  @Test
  void L4_both_secrets_are_good_while_they_change_and_nothing_else_is() {
    for (var secret : new String[] {OLD, NEW}) {
      var answer = withToken(secret).post(PATH, "");
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.json().path("complete").asBoolean()).isTrue();
    }
    for (var wrong : new String[] {OLD + "," + NEW, OLD + "1", "x"}) {
      assertThat(withToken(wrong).post(PATH, "").status()).isEqualTo(401);
    }
  }

  @Test
  void B7_nobody_asks_it_for_more_than_the_usual_horizon() {
    var asked = withToken(NEW).post(PATH + "?weeksAhead=500", "");
    assertThat(asked.status()).as(asked.body()).isEqualTo(400);
  }

  @Test
  void L5_without_credentials_nobody_is_let_in() {
    assertThat(anybody().post(PATH, "").status()).isEqualTo(401);
    assertThat(anybody().get(PATH).status()).isEqualTo(401);
    assertThat(anybody().post("/api/admin/generate-sessions", "{}").status()).isEqualTo(401);
  }

  @Test
  void L3_the_timer_may_come_by_get_with_its_secret() {
    assertThat(withToken(NEW).get(PATH).status()).isEqualTo(200);
  }
}
