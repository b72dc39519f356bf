package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import studio.booking.Api.Answer;
import studio.booking.StudioScene.SignedIn;
import tools.jackson.databind.JsonNode;

/** Tests of passes, in a studio of their own; clients have no credits but those they are given. */
abstract class OfPasses extends OfOwnStudio {
  /** Where the studio is. */
  ZoneId zone;

  @BeforeEach
  void atHome() {
    zone = ZoneId.of("America/Los_Angeles");
  }

  /** Has Anna's studio lie elsewhere. */
  void moveStudioTo(String zone) {
    this.zone = ZoneId.of(zone);
    studio.set("{\"timeZone\":\"%s\"}".formatted(zone));
  }

  /** A date so many days ahead in the studio. */
  LocalDate day(int ahead) {
    return LocalDate.now(zone).plusDays(ahead);
  }

  Instant at(LocalDate day, int hour) {
    return day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
  }

  /** A class that Anna's coach gives, of the type that passes are tried on. */
  String aClass(LocalDate day, int hour) {
    return scene.aClass(yoga, coach, at(day, hour), 5);
  }

  /** Gives a client an All Access pass, and answers with its redemption. */
  String pass(SignedIn client, int days) {
    return redeem(client, "\"kind\":\"ALL_ACCESS\",\"sessionCount\":0,\"allAccessDays\":" + days);
  }

  /** Gives a client a friend pass, and nothing else. */
  String friendPass(SignedIn client) {
    return redeem(client, "\"kind\":\"ELITE\",\"sessionCount\":0,\"grantsFriendPass\":true");
  }

  private String redeem(SignedIn client, String gives) {
    var pack =
        api.post(
                scene.admin(),
                "/api/packages",
                """
                {"name":"Scene",%s,"discountPercentage":0,
                 "listPrice":{"amountMinor":9000,"currency":"USD"}}
                """
                    .formatted(gives))
            .mustBe(201)
            .id();
    return scene.redeem(client, pack).mustBe(201).id();
  }

  Answer bookWith(SignedIn client, String session, String type) {
    return api.post(
        client.token(),
        "/api/bookings",
        "{\"sessionId\":\"%s\",\"payWith\":\"%s\"}".formatted(session, type));
  }

  Answer cancel(String token, String booking) {
    return api.post(token, "/api/bookings/%s/cancel".formatted(booking), "{}").mustBe(200);
  }

  Answer move(String token, String booking, String session) {
    return api.post(
        token,
        "/api/bookings/%s/reschedule".formatted(booking),
        "{\"sessionId\":\"%s\"}".formatted(session));
  }

  Answer moveSession(String session, Instant to) {
    return api.patch(
        scene.admin(), "/api/sessions/" + session, "{\"startsAt\":\"%s\"}".formatted(to));
  }

  /** With what a booking is paid by now. */
  String paidWith(String booking) {
    return scene.booking(booking).path("paymentType").asString();
  }

  /** What was tried before, as {@code ALL_ACCESS:NO_PASS}. */
  static List<String> tried(JsonNode booking) {
    var tried = new ArrayList<String>();
    booking
        .path("payment")
        .path("tried")
        .forEach(
            one ->
                tried.add(
                    one.path("paymentType").asString() + ":" + one.path("refused").asString()));
    return tried;
  }

  /** The dates on which a pass can't be used again, newest use first. */
  List<String> held(String redemption) {
    var dates = new ArrayList<String>();
    for (var use : uses(redemption)) {
      if (use.path("holdsDay").asBoolean()) dates.add(use.path("sessionDate").asString());
    }
    return dates;
  }

  JsonNode uses(String redemption) {
    return api.get(scene.admin(), "/api/redemptions/%s/all-access-usage".formatted(redemption))
        .mustBe(200)
        .json()
        .path("items");
  }

  boolean friendPassIsThere(String redemption) {
    return api.get(scene.admin(), "/api/redemptions/" + redemption)
        .mustBe(200)
        .json()
        .path("friendPassAvailable")
        .asBoolean();
  }

  /** The ledger agrees with all that was charged, passes included. */
  void mustAddUp() {
    var check = api.get(scene.admin(), "/api/admin/ledger-check").mustBe(200).json();
    assertThat(check.path("mismatches")).as(check.toString()).isEmpty();
  }
}
