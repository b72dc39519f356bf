package studio.booking.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import studio.booking.Api;

/** Sessions that begin while a test looks on: nobody's clock has to be put forward for them. */
final class Begun {
  private static final Duration SOON = Duration.ofMillis(2500);

  private Begun() {}

  /** In a moment, by the program's clock: time enough to book what begins then. */
  static Instant soon(Api api) {
    return now(api).plus(SOON).truncatedTo(ChronoUnit.MILLIS);
  }

  /** Waits until the session has begun. */
  static void await(Api api, String session, String token) throws InterruptedException {
    var start =
        Instant.parse(
            api.get(token, "/api/sessions/" + session)
                .mustBe(200)
                .json()
                .path("startsAt")
                .asString());
    Thread.sleep(Math.max(0, Duration.between(now(api), start).toMillis() + 50));
  }

  private static Instant now(Api api) {
    return Instant.parse(
        api.get(api.persona("admin"), "/api/demo/clock").mustBe(200).json().path("now").asString());
  }
}
