package studio.booking.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.shared.Role;
import tools.jackson.databind.JsonNode;

/** What is written down about who did what, and who may read it. */
class AuditLogTest extends BookingTest {
  private Api api;
  private OwnStudio studio;
  private StudioScene scene;

  @BeforeEach
  void setTheScene() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
  }

  @Test
  void money_and_cancellations_leave_their_lines() {
    var yoga = scene.classType();
    var coach = scene.coach(yoga);
    var anna = scene.client(2);
    var booking =
        scene.book(anna, scene.aClass(yoga, coach, StudioScene.in(3, 0), 3)).mustBe(201).id();
    api.post(anna.token(), "/api/bookings/%s/cancel".formatted(booking), "{\"reason\":\"Ill\"}")
        .mustBe(200);
    // A second time and a refusal are no acts.
    api.post(anna.token(), "/api/bookings/%s/cancel".formatted(booking), "{}").mustBe(200);
    api.post(
        scene.admin(),
        "/api/members/%s/credit-adjustments".formatted(anna.id()),
        "{\"amount\":-100,\"reason\":\"Too much\"}");
    var redemption = scene.redeem(anna, scene.pack(3)).mustBe(201).id();
    api.post(
            scene.admin(),
            "/api/redemptions/%s/revoke".formatted(redemption),
            "{\"reason\":\"Bounced\"}")
        .mustBe(200);

    var log = items("?clientId=" + anna.id());

    assertThat(texts(log, "action"))
        .containsExactly(
            "REDEMPTION_REVOKED",
            "PACKAGE_REDEEMED",
            "BOOKING_CANCELLED",
            "CREDITS_ADJUSTED",
            "CLIENT_ADDED");
    var cancelled = log.get(2);
    assertThat(cancelled.path("actor").asString()).isEqualTo(anna.id());
    assertThat(cancelled.path("actorRole").asString()).isEqualTo("client");
    assertThat(cancelled.path("subjectType").asString()).isEqualTo("booking");
    assertThat(cancelled.path("subjectId").asString()).isEqualTo(booking);
    assertThat(cancelled.at("/details/refundCredits").asString()).isEqualTo("0");
    assertThat(cancelled.path("requestId").asString()).isNotBlank();
    assertThat(log.get(1).path("actor").asString()).isEqualTo(studio.ownerId().value().toString());
    assertThat(log.get(1).at("/details/payment").asString()).isEqualTo("CASH");
    // Words about a person are not for ever.
    assertThat(log.toString()).doesNotContain("Ill", "Bounced", "for a test");
  }

  @Test
  void what_admins_do_to_the_studio_leaves_its_lines() {
    var yoga = scene.classType();
    var coach = scene.coach(yoga);
    var anna = scene.client(0);
    var assignment = scene.assign(coach, anna.id());
    api.delete(scene.admin(), "/api/trainer-client-assignments/" + assignment);
    var session = scene.aClass(yoga, coach, StudioScene.in(3, 0), 3);
    api.patch(scene.admin(), "/api/sessions/" + session, "{\"name\":\"Evening\"}").mustBe(200);
    api.post(scene.admin(), "/api/sessions/%s/cancel".formatted(session), "{}").mustBe(200);
    studio.set("{\"holdMinutes\":20}");
    var pack = scene.pack(2);
    api.patch(scene.admin(), "/api/packages/" + pack, "{\"discountPercentage\":50}").mustBe(200);
    api.delete(scene.admin(), "/api/packages/" + pack);
    var coupon =
        api.post(
                scene.admin(),
                "/api/coupons",
                "{\"code\":\"audited\",\"type\":\"PERCENT\",\"value\":10}")
            .mustBe(201)
            .id();
    api.patch(scene.admin(), "/api/coupons/" + coupon, "{\"value\":20}").mustBe(200);
    api.delete(scene.admin(), "/api/coupons/" + coupon);
    var person = api.post(scene.admin(), "/api/people", "{\"roles\":[\"admin\"]}").mustBe(201).id();
    api.patch(scene.admin(), "/api/people/" + person, "{\"active\":false}").mustBe(200);
    api.patch(scene.admin(), "/api/session-types/" + yoga, "{\"name\":\"Yin\"}").mustBe(200);
    api.put(
            scene.admin(),
            "/api/coaches/%s/rates".formatted(coach),
            "{\"rates\":[{\"sessionTypeId\":\"%s\",\"creditCost\":2}]}".formatted(yoga))
        .mustBe(200);
    var hours = "/api/coaches/%s/availability-".formatted(coach);
    api.put(scene.admin(), hours + "rules", "{\"rules\":[]}").mustBe(200);
    api.post(
            scene.admin(),
            hours + "additions",
            "{\"date\":\"2031-03-03\",\"startTime\":\"18:00\",\"endTime\":\"19:00\"}")
        .mustBe(201);
    api.post(
            scene.admin(),
            hours + "exceptions",
            "{\"startDate\":\"2031-03-03\",\"reason\":\"SICK_LEAVE\",\"note\":\"The back\"}")
        .mustBe(201);

    assertThat(texts(items("?limit=200"), "action"))
        .contains(
            "COACH_WEEK_CHANGED",
            "COACH_HOURS_ADDED",
            "COACH_EXCEPTION_PLANNED",
            "CLIENT_ASSIGNED",
            "ASSIGNMENT_ENDED",
            "SESSION_CHANGED",
            "SESSION_CANCELLED",
            "STUDIO_CHANGED",
            "PACKAGE_ADDED",
            "PACKAGE_CHANGED",
            "PACKAGE_ARCHIVED",
            "COUPON_ADDED",
            "COUPON_CHANGED",
            "COUPON_ARCHIVED",
            "PERSON_ADDED",
            "PERSON_CHANGED",
            "SESSION_TYPE_CHANGED",
            "COACH_RATES_CHANGED");
    assertThat(items("?action=PACKAGE_CHANGED").get(0).at("/details/priceMinor").asString())
        .isEqualTo("1000");
    assertThat(items("?action=PACKAGE_CHANGED").get(0).at("/details/discountPercentage").asString())
        .isEqualTo("0 -> 50");
    assertThat(items("?action=COUPON_CHANGED").get(0).at("/details/value").asString())
        .isEqualTo("10 -> 20");
    assertThat(items("?action=SESSION_TYPE_CHANGED").get(0).path("details").toString())
        .isEqualTo("{\"name\":\"changed\"}");
    assertThat(items("?action=COACH_EXCEPTION_PLANNED").get(0).toString())
        .contains(coach, "2031-03-03")
        .doesNotContain("SICK_LEAVE", "The back");
  }

  @Test
  void it_is_filtered_and_comes_in_pages_the_latest_first() {
    for (int i = 0; i < 5; i++) scene.client(1);
    var all = texts(items("?action=CREDITS_ADJUSTED"), "id");
    assertThat(all).hasSize(5);

    var seen = new ArrayList<String>();
    var cursor = "";
    while (true) {
      var page = read("?limit=2&action=CREDITS_ADJUSTED" + cursor);
      seen.addAll(texts(page.path("items"), "id"));
      // New entries come before the first page.
      scene.client(1);
      if (page.path("nextCursor").isNull()) break;
      cursor = "&cursor=" + page.path("nextCursor").asString();
    }

    assertThat(seen).containsExactlyElementsOf(all);
    var anna = scene.client(1);
    assertThat(texts(items("?clientId=%s&action=CREDITS_ADJUSTED".formatted(anna.id())), "client"))
        .containsExactly(anna.id());
    assertThat(items("?action=NOTHING_OF_THE_KIND")).isEmpty();
    assertThat(api.get(scene.admin(), "/api/audit-log?action=bad+word").status()).isEqualTo(400);
  }

  @Test
  void it_is_for_admins_of_the_studio() {
    var anna = scene.client(1);
    var coach = scene.signedIn(scene.coach());
    var elsewhere = new OwnStudio(program, api);

    assertThat(api.get(anna.token(), "/api/audit-log").status()).isEqualTo(403);
    assertThat(api.get(coach.token(), "/api/audit-log").status()).isEqualTo(403);
    assertThat(
            api.get(studio.token(coach.id(), Role.ADMIN), "/api/audit-log?clientId=" + anna.id())
                .status())
        .isEqualTo(200);
    assertThat(
            api.get(elsewhere.owner(), "/api/audit-log?clientId=" + anna.id())
                .mustBe(200)
                .json()
                .path("items"))
        .isEmpty();
  }

  @Test
  void a_coach_sees_the_credits_of_who_is_in_their_care_as_long_as_they_are() {
    var anna = scene.client(3);
    var ben = scene.client(3);
    var coach = scene.signedIn(scene.coach());
    var assignment = scene.assign(coach.id(), anna.id());
    var redemption = scene.redeem(anna, scene.pack(2)).mustBe(201).id();
    var bens = scene.redeem(ben, scene.pack(2)).mustBe(201).id();
    var paths =
        List.of(
            "/api/members/%s/credits",
            "/api/members/%s/credit-transactions", "/api/members/%s/redemptions");

    for (var path : paths) {
      assertThat(api.get(coach.token(), path.formatted(anna.id())).status()).isEqualTo(200);
      assertThat(api.get(coach.token(), path.formatted(ben.id())).status()).isEqualTo(404);
    }
    assertThat(api.get(coach.token(), "/api/redemptions/" + redemption).status()).isEqualTo(200);
    assertThat(api.get(coach.token(), "/api/redemptions/" + bens).status()).isEqualTo(404);
    // To look is not to touch.
    assertThat(
            api.post(
                    coach.token(),
                    "/api/members/%s/credit-adjustments".formatted(anna.id()),
                    "{\"amount\":1,\"reason\":\"x\"}")
                .status())
        .isEqualTo(403);

    api.delete(scene.admin(), "/api/trainer-client-assignments/" + assignment);

    for (var path : paths) {
      assertThat(api.get(coach.token(), path.formatted(anna.id())).status()).isEqualTo(404);
    }
    assertThat(api.get(coach.token(), "/api/redemptions/" + redemption).status()).isEqualTo(404);
  }

  private JsonNode items(String query) {
    return read(query).path("items");
  }

  private JsonNode read(String query) {
    return api.get(scene.admin(), "/api/audit-log" + query).mustBe(200).json();
  }

  private static List<String> texts(JsonNode items, String field) {
    var texts = new ArrayList<String>();
    items.forEach(item -> texts.add(item.path(field).asString()));
    return texts;
  }
}
