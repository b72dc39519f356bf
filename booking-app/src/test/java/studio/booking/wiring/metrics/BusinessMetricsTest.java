package studio.booking.wiring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import studio.booking.BookingTest;
import studio.booking.StudioScene;

/** What whoever looks after the program sees at {@code /actuator/prometheus}. */
class BusinessMetricsTest extends BookingTest {
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  @Test
  void bookings_declines_cancellations_and_credits_are_counted() {
    var api = api();
    var scene = new StudioScene(api);
    var type = scene.classType();
    var session = scene.aClass(type, scene.coach(type), StudioScene.in(5, 0), 1);
    var anna = scene.client(2);
    var ben = scene.client(1);
    metrics();
    double made = value("booking_bookings_made_total");
    double full = value("booking_declines_total{reason=\"SESSION_FULL\"}");
    double spent = value("booking_credits_total{why=\"booking_payment\"}");
    double back = value("booking_credits_total{why=\"refund\"}");
    double cancelled = value("booking_bookings_cancelled_total{by=\"studio\"}");

    var booking = scene.book(anna, session).mustBe(201).id();
    assertThat(scene.book(ben, session).status()).isEqualTo(409);
    api.post(scene.admin(), "/api/bookings/%s/cancel".formatted(booking), "{}").mustBe(200);

    assertThat(value("booking_bookings_made_total")).isEqualTo(made + 1);
    assertThat(value("booking_declines_total{reason=\"SESSION_FULL\"}")).isEqualTo(full + 1);
    assertThat(value("booking_credits_total{why=\"booking_payment\"}")).isEqualTo(spent + 1);
    assertThat(value("booking_credits_total{why=\"refund\"}")).isEqualTo(back + 1);
    assertThat(value("booking_bookings_cancelled_total{by=\"studio\"}")).isEqualTo(cancelled + 1);
  }

  @Test
  void what_is_not_committed_is_not_counted() {
    var scene = new StudioScene(api());
    var type = scene.classType();
    var session = scene.aClass(type, scene.coach(type), StudioScene.in(6, 0), 1);
    var anna = scene.client(1);
    double before = value("booking_bookings_made_total");

    api()
        .post(
            anna.token(), "/api/bookings?dryRun=true", "{\"sessionId\":\"%s\"}".formatted(session))
        .mustBe(200);

    assertThat(value("booking_bookings_made_total")).isEqualTo(before);
  }

  @Test
  void refusals_before_any_controller_count_too() {
    double before = value("booking_declines_total{reason=\"UNAUTHENTICATED\"}");

    withToken("none").get("/api/me");
    anybody().get("/api/me");

    assertThat(value("booking_declines_total{reason=\"UNAUTHENTICATED\"}")).isEqualTo(before + 2);
  }

  @Test
  void runs_of_jobs_are_counted_and_timed() {
    var run = "booking_job_runs_seconds_count{job=\"end-holds\",outcome=\"ok\"}";
    var api = api();
    var owner = api.persona("owner", "north");
    double before = value(run);

    api.post(owner, "/api/admin/jobs/end-holds/run", "").mustBe(200);

    assertThat(value(run)).isEqualTo(before + 1);
  }

  @Test
  void no_series_names_a_studio_a_person_or_a_thing() {
    anybody().get("/api/bookings/" + UUID.randomUUID());
    anybody().get("/nowhere/" + UUID.randomUUID());

    assertThat(metrics()).doesNotContainPattern(ID);
  }

  /** Zero where there is no such series yet. */
  private double value(String series) {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  private String metrics() {
    var answer = anybody().get("/actuator/prometheus");
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }
}
