package studio.booking.credits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.demo.TestTokens;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** Coupons as front ends meet them, each test in a studio of its own. */
class CouponsApiTest extends BookingTest {
  private Api api;
  private OwnStudio studio;
  private StudioScene scene;
  private SignedIn anna;
  private String pack;

  @BeforeEach
  void openAStudio() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
    anna = scene.client(0);
    pack =
        api.post(
                scene.admin(),
                "/api/packages",
                """
                {"name":"Four","kind":"CREDIT_PACK","sessionCount":4,"validityDays":180,
                 "listPrice":{"amountMinor":10000,"currency":"USD"},"discountPercentage":20}
                """)
            .mustBe(201)
            .id();
  }

  @Test
  void a_coupon_is_shown_as_it_was_made_and_nothing_left_out() {
    var made =
        add(
            """
            {"code":"Welcome10","type":"PERCENT","value":12.5,"packageIds":["%s"],
             "validFrom":"2026-01-01","validUntil":"2099-12-31","maxRedemptions":100,
             "maxPerClient":1,"firstPurchaseOnly":true,
             "minimumPrice":{"amountMinor":5000,"currency":"USD"}}
            """
                .formatted(pack));

    var coupon = made.json();
    assertThat(coupon.toString())
        .isEqualTo(
            """
            {"id":"%s","code":"WELCOME10","type":"PERCENT","value":12.5,"currency":"USD",\
            "packageIds":["%s"],"validFrom":"2026-01-01","validUntil":"2099-12-31",\
            "maxRedemptions":100,"maxPerClient":1,"firstPurchaseOnly":true,\
            "minimumPrice":{"amountMinor":5000,"currency":"USD"},"redeemed":0,"active":true,\
            "archivedAt":null}\
            """
                .formatted(made.id(), pack));
    assertThat(made.header("ETag")).isEqualTo("\"1\"");
    assertThat(api.get(scene.admin(), made.header("Location")).json()).isEqualTo(coupon);
    assertThat(api.get(scene.admin(), "/api/coupons").json().at("/items/0")).isEqualTo(coupon);
    assertThat(api.get(anna.token(), "/api/coupons/code/wElCoMe10").mustBe(200).text())
        .isEqualTo(
            """
            {"code":"WELCOME10","type":"PERCENT","value":12.5,"currency":"USD",\
            "packageIds":["%s"],"validUntil":"2099-12-31",\
            "minimumPrice":{"amountMinor":5000,"currency":"USD"}}\
            """
                .formatted(pack));
  }

  @Test
  void a_coupon_that_cannot_be_is_refused_with_the_place() {
    assertThat(pointers("{\"code\":\"-\",\"type\":\"GIFT\",\"value\":0,\"colour\":\"red\"}"))
        .containsExactlyInAnyOrder("/code", "/type", "/value", "/colour");
    assertThat(pointers("{\"code\":\"HALF\",\"type\":\"PERCENT\",\"value\":101}"))
        .containsExactly("/value");
    assertThat(pointers("{\"code\":\"HALF\",\"type\":\"AMOUNT\",\"value\":1.5}"))
        .containsExactly("/value");
    assertThat(pointers("{\"code\":\"HALF\",\"type\":\"FREE_PACKAGE\",\"value\":1}"))
        .containsExactly("/value");
    assertThat(
            pointers(
                "{\"code\":\"HALF\",\"type\":\"FREE_PACKAGE\",\"validFrom\":\"2026-02-01\",\"validUntil\":\"2026-01-31\"}"))
        .containsExactly("/validUntil");
    assertThat(
            pointers(
                "{\"code\":\"HALF\",\"type\":\"FREE_PACKAGE\",\"minimumPrice\":{\"amountMinor\":1,\"currency\":\"EUR\"}}"))
        .containsExactly("/minimumPrice/currency");
    add("{\"code\":\"HALF\",\"type\":\"PERCENT\",\"value\":50}");
    var again =
        api.post(
            scene.admin(), "/api/coupons", "{\"code\":\"half\",\"type\":\"PERCENT\",\"value\":50}");
    assertThat(again.mustBe(409).code()).isEqualTo("ALREADY_EXISTS");
  }

  @Test
  void K5_a_coupon_is_changed_by_who_has_seen_it_as_it_is_and_withdrawn_for_good() {
    var path = add("{\"code\":\"SPRING\",\"type\":\"PERCENT\",\"value\":10}").header("Location");

    var changed =
        api.patch(scene.admin(), path, "{\"type\":\"AMOUNT\",\"value\":1500}", "If-Match", "\"1\"");
    var late = api.patch(scene.admin(), path, "{\"active\":false}", "If-Match", "\"1\"");

    assertThat(changed.mustBe(200).json().path("value").asInt()).isEqualTo(1500);
    assertThat(late.status()).isEqualTo(412);
    assertThat(api.patch(scene.admin(), path, "{\"value\":null}").status()).isEqualTo(400);
    assertThat(due("spring")).isEqualTo(6500);
    var redeemed = redeem(scene.admin(), "spring", true).mustBe(201).json();
    var below = api.patch(scene.admin(), path, "{\"maxRedemptions\":1}").mustBe(200).json();
    assertThat(below.path("redeemed").asInt()).isEqualTo(1);
    assertThat(api.delete(scene.admin(), path).status()).isEqualTo(204);
    assertThat(api.get(scene.admin(), path).mustBe(200).json().path("active").asBoolean())
        .isFalse();
    assertThat(api.get(anna.token(), "/api/coupons/code/SPRING").status()).isEqualTo(404);
    var kept = api.get(anna.token(), "/api/redemptions/" + redeemed.path("id").asString()).json();
    assertThat(kept).isEqualTo(redeemed);
    assertThat(path).endsWith(kept.path("couponId").asString());
  }

  @Test
  void K1_what_is_left_after_the_coupon_is_to_be_paid() {
    add("{\"code\":\"TENTH\",\"type\":\"PERCENT\",\"value\":10}");

    var unpaid = redeem(anna.token(), "tenth", false);
    var changed =
        api.post(
            anna.token(),
            "/api/packages/redeem",
            "{\"packageId\":\"%s\",\"couponCode\":\"tenth\",\"expectedPrice\":{\"amountMinor\":8000,\"currency\":\"USD\"}}"
                .formatted(pack));
    var paid = redeem(scene.admin(), "Tenth", true);

    assertThat(unpaid.mustBe(402).code()).isEqualTo("PAYMENT_REQUIRED");
    assertThat(unpaid.json().at("/amount/amountMinor").asInt()).isEqualTo(7200);
    assertThat(changed.mustBe(409).code()).isEqualTo("PRICE_CHANGED");
    assertThat(changed.json().at("/price/amountMinor").asInt()).isEqualTo(7200);
    assertThat(paid.mustBe(201).json().at("/pricePaid/amountMinor").asInt()).isEqualTo(7200);
  }

  @Test
  void what_costs_nothing_with_the_coupon_is_redeemed_at_once_and_with_one_key_once() {
    var coupon = add("{\"code\":\"GIFT\",\"type\":\"FREE_PACKAGE\",\"maxPerClient\":1}");
    var body = "{\"packageId\":\"%s\",\"couponCode\":\"gift\"}".formatted(pack);

    var first = api.post(anna.token(), "/api/packages/redeem", body, "Idempotency-Key", "k");
    var again = api.post(anna.token(), "/api/packages/redeem", body, "Idempotency-Key", "k");
    var more = api.post(anna.token(), "/api/packages/redeem", body);

    assertThat(first.mustBe(201).json().path("paymentMethod").asString()).isEqualTo("NOTHING_DUE");
    assertThat(first.json().path("couponId").asString()).isEqualTo(coupon.id());
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(more.mustBe(409).code()).isEqualTo("COUPON_NOT_APPLICABLE");
    assertThat(scene.balance(anna.id())).isEqualTo(4);
    assertThat(api.get(scene.admin(), coupon.header("Location")).json().path("redeemed").asInt())
        .isEqualTo(1);
  }

  @Test
  void a_client_who_is_a_coach_too_redeems_like_any_other() {
    var coupon = add("{\"code\":\"GIFT\",\"type\":\"FREE_PACKAGE\",\"maxPerClient\":2}");
    var person = new PersonId(UUID.fromString(anna.id()));
    var both = TestTokens.of(program, studio.id(), person, Set.of(Role.CLIENT, Role.COACH));

    for (int i = 0; i < 2; i++) {
      api.post(
              both,
              "/api/packages/redeem",
              "{\"packageId\":\"%s\",\"couponCode\":\"gift\"}".formatted(pack))
          .mustBe(201);
    }

    assertThat(scene.balance(anna.id())).isEqualTo(8);
    assertThat(api.get(scene.admin(), coupon.header("Location")).json().path("redeemed").asInt())
        .isEqualTo(2);
  }

  @Test
  void a_dry_run_tells_price_and_coupon_in_full_and_uses_nothing() {
    var coupon = add("{\"code\":\"PLUS\",\"type\":\"BONUS_CREDITS\",\"value\":2}");
    add("{\"code\":\"TENTH\",\"type\":\"PERCENT\",\"value\":10}");

    var plus = tried(scene.admin(), "plus", true).json();
    var tenth = tried(anna.token(), "tenth", false).json();
    var none = tried(anna.token(), "nobody-knows", false).json();

    assertThat(plus.path("possible").asBoolean()).isTrue();
    assertThat(plus.path("price").toString())
        .isEqualTo(
            """
            {"listPrice":{"amountMinor":10000,"currency":"USD"},\
            "packagePrice":{"amountMinor":8000,"currency":"USD"},\
            "couponSaving":{"amountMinor":0,"currency":"USD"},\
            "due":{"amountMinor":8000,"currency":"USD"},"credits":6,"bonusCredits":2,"extraDays":0}\
            """);
    assertThat(plus.at("/coupon/code").asString()).isEqualTo("PLUS");
    assertThat(tenth.at("/refusals/0/code").asString()).isEqualTo("PAYMENT_REQUIRED");
    assertThat(tenth.at("/price/due/amountMinor").asInt()).isEqualTo(7200);
    assertThat(tenth.at("/price/couponSaving/amountMinor").asInt()).isEqualTo(800);
    assertThat(none.at("/refusals/0/code").asString()).isEqualTo("COUPON_NOT_APPLICABLE");
    assertThat(none.path("price").isNull()).isTrue();
    assertThat(api.get(scene.admin(), coupon.header("Location")).json().path("redeemed").asInt())
        .isZero();
    assertThat(scene.balance(anna.id())).isZero();
  }

  @Test
  void K3_all_codes_that_are_of_no_use_get_the_same_answer() {
    add("{\"code\":\"OVER\",\"type\":\"FREE_PACKAGE\",\"validUntil\":\"2026-01-01\"}");
    add("{\"code\":\"OFF\",\"type\":\"FREE_PACKAGE\",\"active\":false}");
    var gone = add("{\"code\":\"GONE\",\"type\":\"FREE_PACKAGE\"}").header("Location");
    api.delete(scene.admin(), gone);

    var answers =
        List.of("over", "off", "gone", "nobody-knows").stream()
            .map(code -> api.get(anna.token(), "/api/coupons/code/" + code).mustBe(404))
            .toList();
    var redemptions =
        List.of("over", "off", "gone", "nobody-knows").stream()
            .map(code -> redeem(anna.token(), code, false).mustBe(409))
            .toList();

    assertThat(answers)
        .extracting(CouponsApiTest::withoutItsNames)
        .containsOnly(withoutItsNames(answers.getFirst()));
    assertThat(redemptions)
        .extracting(CouponsApiTest::withoutItsNames)
        .containsOnly(withoutItsNames(redemptions.getFirst()));
  }

  @Test
  void K3_after_ten_wrong_codes_nobody_may_go_on_trying_however_they_try() {
    add("{\"code\":\"GIFT\",\"type\":\"FREE_PACKAGE\"}");
    // Right ones do not count, nor what has no code.
    for (int i = 0; i < 12; i++) {
      api.get(anna.token(), "/api/coupons/code/gift").mustBe(200);
      redeem(anna.token(), null, false).mustBe(402);
    }
    for (int i = 0; i < 4; i++) {
      api.get(anna.token(), "/api/coupons/code/guess" + i).mustBe(404);
      tried(anna.token(), "try" + i, false);
    }
    redeem(anna.token(), "wrong1", false).mustBe(409);
    keyed("wrong2").mustBe(409);

    var refused = api.get(anna.token(), "/api/coupons/code/gift");

    assertThat(refused.mustBe(429).code()).isEqualTo("RATE_LIMITED");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(60, 90);
    assertThat(redeem(anna.token(), "gift", false).status()).isEqualTo(429);
    assertThat(tried(anna.token(), "gift", false).status()).isEqualTo(429);
    assertThat(keyed("gift").status()).isEqualTo(429);
    // Somebody else may, and a package without a coupon is nobody's secret.
    assertThat(api.get(scene.client(0).token(), "/api/coupons/code/gift").status()).isEqualTo(200);
    assertThat(redeem(anna.token(), null, false).status()).isEqualTo(402);
  }

  @Test
  void K3_guesses_at_once_are_no_more_than_guesses_in_turn() {
    var statuses = new ArrayList<Integer>();
    // As many at once as are let in together: nobody is sent away for want of room.
    for (int wave = 0; wave < 5; wave++) {
      var codes = IntStream.range(wave * 20, wave * 20 + 20);
      Api.atOnce(codes.<Callable<Answer>>mapToObj(i -> () -> guess(i)).toList())
          .forEach(answer -> statuses.add(answer.status()));
    }

    assertThat(statuses).containsOnly(404, 429);
    assertThat(Collections.frequency(statuses, 404)).isEqualTo(10);
  }

  private Answer guess(int number) {
    return api.get(anna.token(), "/api/coupons/code/guess" + number);
  }

  @Test
  void the_demo_has_a_coupon_of_each_type_to_try() {
    for (var studio : List.of("north", "south")) {
      var client = api.persona("client", studio);
      for (var code : List.of("tryus", "spring10", "fifteen", "plus2", "weekmore")) {
        api.get(client, "/api/coupons/code/" + code).mustBe(200);
      }
      var single =
          api.get(client, "/api/packages")
              .json()
              .path("items")
              .valueStream()
              .filter(one -> one.path("name").asString().equals("Single session"))
              .findFirst()
              .orElseThrow()
              .path("id")
              .asString();
      var tried =
          api.post(
              client,
              "/api/packages/redeem?dryRun=true",
              "{\"packageId\":\"%s\",\"couponCode\":\"tryus\"}".formatted(single));
      assertThat(tried.mustBe(200).json().path("possible").asBoolean()).isTrue();
    }
  }

  private Answer add(String body) {
    return api.post(scene.admin(), "/api/coupons", body).mustBe(201);
  }

  private List<String> pointers(String body) {
    var refused = api.post(scene.admin(), "/api/coupons", body).mustBe(400).json();
    return refused.path("errors").valueStream().map(e -> e.path("pointer").asString()).toList();
  }

  private int due(String code) {
    return tried(anna.token(), code, false).mustBe(200).json().at("/price/due/amountMinor").asInt();
  }

  private Answer tried(String token, String code, boolean cash) {
    return api.post(token, "/api/packages/redeem?dryRun=true", body(code, cash));
  }

  private Answer redeem(String token, String code, boolean cash) {
    return api.post(token, "/api/packages/redeem", body(code, cash));
  }

  private Answer keyed(String code) {
    return api.post(
        anna.token(), "/api/packages/redeem", body(code, false), "Idempotency-Key", code);
  }

  private String body(String code, boolean cash) {
    return "{\"packageId\":\"%s\",\"clientId\":\"%s\",\"couponCode\":%s,\"payment\":%s}"
        .formatted(
            pack,
            anna.id(),
            code == null ? "null" : "\"" + code + "\"",
            cash ? "{\"method\":\"CASH\"}" : "null");
  }

  /** What differs from request to request, whatever it is about. */
  private static String withoutItsNames(Answer answer) {
    return answer.text().replaceAll("\"(requestId|instance)\":\"[^\"]*\"", "\"$1\"");
  }
}
