package studio.booking.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import studio.booking.Api;
import studio.booking.BookingTest;
import studio.booking.StudioScene;

@TestPropertySource(properties = "booking.request-limit=1s")
class RequestLimitTest extends BookingTest {
  @Test
  void a_request_that_takes_too_long_is_refused_in_time_and_nothing_of_it_is_done()
      throws SQLException {
    var api = api();
    var scene = new StudioScene(api);
    var type = scene.classType();
    var session = scene.aClass(type, scene.coach(type), StudioScene.in(5, 0), 3);
    var anna = scene.client(2);

    try (var somebody = Database.get().superuser().getConnection()) {
      somebody.setAutoCommit(false);
      try (var lock = somebody.createStatement()) {
        lock.execute(
            "select 1 from credits.account where client_id = '%s' for update".formatted(anna.id()));
      }
      long start = System.nanoTime();

      var answer = scene.book(anna, session, "Idempotency-Key", "slow");

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.json().path("code").asString()).isEqualTo("OVERLOADED");
      somebody.rollback();
    }

    assertThat(scene.balance(anna.id())).isEqualTo(2);
    assertThat(bookingsOf(api, anna)).isZero();
    // Not even the key was kept: the same request is done when it is sent again.
    scene.book(anna, session, "Idempotency-Key", "slow").mustBe(201);
    assertThat(scene.balance(anna.id())).isEqualTo(1);
  }

  private static int bookingsOf(Api api, StudioScene.SignedIn client) {
    return api.get(client.token(), "/api/bookings").mustBe(200).json().path("items").size();
  }
}
