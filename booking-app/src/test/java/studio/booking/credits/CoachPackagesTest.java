package studio.booking.credits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import tools.jackson.databind.JsonNode;

/** What coaches sell, and what pays for some types of session only. */
class CoachPackagesTest extends BookingTest {
  private Api api;
  private OwnStudio studio;
  private StudioScene scene;
  private String yoga;
  private String pilates;
  private SignedIn kim;
  private SignedIn lou;
  private SignedIn anna;

  @BeforeEach
  void setTheScene() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
    yoga = scene.classType();
    pilates = scene.classType();
    kim = scene.signedIn(scene.coach(yoga, pilates));
    lou = scene.signedIn(scene.coach(yoga));
    anna = scene.client(0);
    // What every studio begins with.
    for (var starter : packages(scene.admin(), "")) {
      api.delete(scene.admin(), "/api/packages/" + id(starter)).mustBe(204);
    }
  }

  @Test
  void a_coach_makes_changes_and_withdraws_packages_of_their_own_and_no_others() {
    var own = sell(kim.token(), "\"name\":\"Kim's\"").mustBe(201);
    var studios = sell(scene.admin(), "\"name\":\"Ours\"").mustBe(201).id();
    var lous = sell(scene.admin(), "\"name\":\"Lou's\",\"coachId\":\"%s\"".formatted(lou.id()));

    assertThat(own.json().path("coachId").asString()).isEqualTo(kim.id());
    assertThat(lous.mustBe(201).json().path("coachId").asString()).isEqualTo(lou.id());
    var path = "/api/packages/" + own.id();
    var changed = api.patch(kim.token(), path, "{\"sessionCount\":7}").mustBe(200).json();
    assertThat(changed.path("sessionCount").asInt()).isEqualTo(7);
    for (var others : List.of(studios, lous.id())) {
      var theirs = "/api/packages/" + others;
      api.patch(kim.token(), theirs, "{\"name\":\"Mine\"}").mustBe(403);
      api.delete(kim.token(), theirs).mustBe(403);
    }
    api.patch(kim.token(), path, "{\"coachId\":null}").mustBe(403);
    api.patch(kim.token(), path, "{\"coachId\":\"%s\"}".formatted(lou.id())).mustBe(403);
    sell(kim.token(), "\"name\":\"Lou's\",\"coachId\":\"%s\"".formatted(lou.id())).mustBe(403);
    sell(anna.token(), "\"name\":\"Anna's\"").mustBe(403);
    api.delete(kim.token(), path).mustBe(204);
    assertThat(names(packages(kim.token(), ""))).containsExactly("Ours", "Lou's");
    assertThat(api.get(kim.token(), path).mustBe(200).json().path("archivedAt").isString())
        .isTrue();
  }

  @Test
  void what_is_off_sale_is_seen_by_its_coach_and_admins() {
    sell(kim.token(), "\"name\":\"On\"").mustBe(201);
    var off = sell(kim.token(), "\"name\":\"Off\",\"active\":false").mustBe(201).id();

    assertThat(names(packages(kim.token(), ""))).containsExactly("On", "Off");
    assertThat(names(packages(scene.admin(), ""))).containsExactly("On", "Off");
    assertThat(names(packages(scene.admin(), "?active=false"))).containsExactly("Off");
    for (var who : List.of(lou, anna)) {
      assertThat(names(packages(who.token(), ""))).containsExactly("On");
      assertThat(packages(who.token(), "?active=false")).isEmpty();
    }
    assertThat(api.get(anna.token(), "/api/packages/" + off).status()).isEqualTo(404);
    var open = api.get(null, "/api/public/%s/packages".formatted(studio.slug())).mustBe(200);
    assertThat(names(items(open))).containsExactly("On");
  }

  @Test
  void the_list_is_in_its_order_and_filtered_by_kind_coach_and_type() {
    var forYoga = "\"sessionTypeIds\":[\"%s\"]".formatted(yoga);
    sell(kim.token(), "\"name\":\"C\",\"position\":3," + forYoga).mustBe(201);
    sell(scene.admin(), "\"name\":\"A\",\"position\":1").mustBe(201);
    var pass = "{\"name\":\"B\",\"kind\":\"ALL_ACCESS\",\"allAccessDays\":30,\"position\":2,%s}";
    api.post(scene.admin(), "/api/packages", pass.formatted(PRICE)).mustBe(201);

    var byFilter =
        List.of(
            List.of("", "A", "B", "C"),
            List.of("?kind=ALL_ACCESS", "B"),
            List.of("?kind=CREDIT_PACK", "A", "C"),
            List.of("?coachId=" + kim.id(), "C"),
            List.of("?coachId=" + lou.id()),
            List.of("?sessionTypeId=" + yoga, "A", "B", "C"),
            List.of("?sessionTypeId=" + pilates, "A", "B"),
            List.of("?kind=CREDIT_PACK&sessionTypeId=" + pilates + "&active=true", "A"));

    for (var line : byFilter) {
      var wanted = line.subList(1, line.size());
      assertThat(names(packages(anna.token(), line.getFirst())))
          .as(line.getFirst())
          .isEqualTo(wanted);
      var open = "/api/public/%s/packages%s".formatted(studio.slug(), line.getFirst());
      if (line.getFirst().contains("active")) continue;
      assertThat(names(items(api.get(null, open).mustBe(200)))).isEqualTo(wanted);
    }
    api.get(anna.token(), "/api/packages?kind=GIFT").mustBe(400);
  }

  @Test
  void credits_pay_for_the_types_they_were_sold_for_whatever_becomes_of_the_package() {
    var pack =
        sell(kim.token(), "\"name\":\"Yoga\",\"sessionTypeIds\":[\"%s\"]".formatted(yoga))
            .mustBe(201)
            .id();
    scene.redeem(anna, pack).mustBe(201);
    var widened = "{\"sessionTypeIds\":[\"%s\",\"%s\"]}".formatted(yoga, pilates);
    api.patch(kim.token(), "/api/packages/" + pack, widened).mustBe(200);
    var bends = scene.aClass(yoga, kim.id(), StudioScene.in(2, 0), 2);
    var rolls = scene.aClass(pilates, kim.id(), StudioScene.in(2, 2), 2);

    scene.book(anna, bends).mustBe(201);
    var refused = scene.book(anna, rolls).mustBe(402);

    assertThat(refused.code()).isEqualTo("INSUFFICIENT_CREDITS");
    assertThat(refused.json().path("available").asInt()).isZero();
    assertThat(scene.balance(anna.id())).isEqualTo(3);
    scene.redeem(anna, pack).mustBe(201);
    scene.book(anna, rolls).mustBe(201);
    assertThat(scene.balance(anna.id())).isEqualTo(6);
  }

  @Test
  void what_a_coach_sells_is_redeemed_as_everything_is() {
    var pack = sell(kim.token(), "\"name\":\"Kim's\"").mustBe(201).id();
    var wish = "{\"packageId\":\"%s\",\"clientId\":\"%s\",\"payment\":{\"method\":\"CASH\"}}";

    // That it was paid is an admin's word, whose ever the package is.
    api.post(kim.token(), "/api/packages/redeem", wish.formatted(pack, anna.id())).mustBe(403);
    var own =
        api.post(anna.token(), "/api/packages/redeem", "{\"packageId\":\"%s\"}".formatted(pack));
    assertThat(own.mustBe(402).code()).isEqualTo("PAYMENT_REQUIRED");
    var redemption = scene.redeem(anna, pack).mustBe(201).id();

    var kims = items(api.get(kim.token(), "/api/redemptions").mustBe(200));
    assertThat(kims).extracting(CoachPackagesTest::id).containsExactly(redemption);
    assertThat(items(api.get(lou.token(), "/api/redemptions").mustBe(200))).isEmpty();
  }

  private static final String PRICE = "\"listPrice\":{\"amountMinor\":8000,\"currency\":\"USD\"}";

  private Answer sell(String token, String more) {
    var body = "{\"kind\":\"CREDIT_PACK\",\"sessionCount\":4,%s,%s}".formatted(PRICE, more);
    return api.post(token, "/api/packages", body);
  }

  private List<JsonNode> packages(String token, String query) {
    return items(api.get(token, "/api/packages" + query).mustBe(200));
  }

  private static List<JsonNode> items(Answer list) {
    return list.json().path("items").valueStream().toList();
  }

  private static List<String> names(List<JsonNode> packages) {
    var names = new ArrayList<String>();
    packages.forEach(one -> names.add(one.path("name").asString()));
    return names;
  }

  private static String id(JsonNode one) {
    return one.path("id").asString();
  }
}
