package studio.booking.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.demo.DemoStudios;
import studio.booking.demo.DemoStudios.Persona;
import studio.booking.demo.TestTokens;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** Purchases as front ends meet them, each test in a studio of its own. */
class PurchasesApiTest extends BookingTest {
  private static final String CLAIMS = "/api/v2/credit-purchases";
  private static final String OWN = "/api/v2/my-credit-purchases";
  private static final String ADMINS = "/api/admin/credit-purchases";

  private Api api;
  private OwnStudio studio;
  private StudioScene scene;
  private SignedIn anna;
  private SignedIn ben;
  private String pack;

  @BeforeEach
  void openAStudio() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
    anna = scene.client(0);
    ben = scene.client(0);
    pack = scene.pack(4);
  }

  @Test
  void A22_a_claim_waits_until_an_admin_confirms_it_and_then_pays_once() {
    var payment = "pi_" + Ids.next();
    var claimed = claim(anna, payment, 2000).mustBe(201);

    assertThat(claimed.text())
        .matches(
            """
            \\{"id":"%s","clientId":"%s","provider":"stripe","providerTxnId":"%s",\
            "packageId":"%s","amount":\\{"amountMinor":2000,"currency":"USD"},\
            "status":"PENDING","claimedAt":"[^"]+","decidedAt":null,"decidedBy":null,\
            "rejectionReason":null,"redemptionId":null}\
            """
                .formatted(claimed.id(), anna.id(), payment, pack));
    var unpaid = redeem(anna);
    assertThat(unpaid.mustBe(402).code()).isEqualTo("PAYMENT_REQUIRED");
    assertThat(unpaid.json().at("/amount/amountMinor").asInt()).isEqualTo(2000);
    assertThat(scene.balance(anna.id())).isZero();

    var confirmed = confirm(claimed).mustBe(200);
    assertThat(confirmed.json().path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(scene.balance(anna.id())).isZero();
    var tried = redeem(anna, "?dryRun=true").mustBe(200).json();
    assertThat(tried.path("payment").toString())
        .isEqualTo(
            "{\"method\":\"PURCHASE\",\"amount\":{\"amountMinor\":2000,\"currency\":\"USD\"}}");
    assertThat(redeem(ben).status()).isEqualTo(402);

    var redeemed = redeem(anna).mustBe(201).json();
    assertThat(redeemed.path("paymentMethod").asString()).isEqualTo("PURCHASE");
    assertThat(redeemed.path("purchaseId").asString()).isEqualTo(claimed.id());
    assertThat(scene.balance(anna.id())).isEqualTo(4);
    assertThat(own(anna).getFirst()).isEqualTo("CONFIRMED " + redeemed.path("id").asString());
    assertThat(redeem(anna).status()).isEqualTo(402);
  }

  @Test
  void A21_the_same_again_is_200_with_the_first_and_with_other_details_409() {
    var payment = "pi_" + Ids.next();
    var first = claim(anna, payment, 2000).mustBe(201);

    assertThat(claim(anna, payment, 2000).mustBe(200).text()).isEqualTo(first.text());
    var other = claim(anna, payment, 1999);
    assertThat(other.mustBe(409).code()).isEqualTo("PURCHASE_DIFFERS");
    pack = scene.pack(5);
    assertThat(claim(anna, payment, 2000).mustBe(409).code()).isEqualTo("PURCHASE_DIFFERS");
    assertThat(own(anna)).containsExactly("PENDING null");
  }

  @Test
  void A23_who_claims_anothers_payment_learns_no_more_than_that_it_is_known() {
    var payment = "pi_" + Ids.next();
    var hers = claim(anna, payment, 2000).mustBe(201);

    var same = claim(ben, payment, 2000).mustBe(409);
    var guessed = claim(ben, payment, 1).mustBe(409);

    assertThat(withoutItsNames(same)).isEqualTo(withoutItsNames(guessed));
    assertThat(same.text()).doesNotContain(anna.id(), hers.id(), "2000", pack);
    assertThat(own(ben)).isEmpty();
    assertThat(confirm(hers).status()).isEqualTo(200);
    assertThat(redeem(ben).status()).isEqualTo(402);
  }

  @Test
  void A25_with_a_key_the_answer_is_the_first_ones() {
    var payment = "pi_" + Ids.next();

    var first = claim(anna, payment, 2000, "Idempotency-Key", "k").mustBe(201);
    var again = claim(anna, payment, 2000, "Idempotency-Key", "k");

    assertThat(again.mustBe(201).text()).isEqualTo(first.text());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void a_decision_stays_and_the_client_reads_why() {
    var yes = claim(anna, "pi_" + Ids.next(), 2000);
    var no = claim(anna, "pi_" + Ids.next(), 2000);
    var reason = "{\"reason\":\"Not on our account\"}";

    var confirmed = confirm(yes).mustBe(200);
    var rejected = reject(no, reason).mustBe(200);

    assertThat(confirm(yes).mustBe(200).text()).isEqualTo(confirmed.text());
    assertThat(reject(no, "{\"reason\":\"Again\"}").mustBe(200).text()).isEqualTo(rejected.text());
    assertThat(reject(yes, reason).mustBe(409).code()).isEqualTo("PURCHASE_DECIDED");
    var late = confirm(no).mustBe(409);
    assertThat(late.json().path("status").asInt()).isEqualTo(409);
    assertThat(late.json().path("decided").asString()).isEqualTo("REJECTED");
    assertThat(api.get(anna.token(), OWN).json().at("/items/0/rejectionReason").asString())
        .isEqualTo("Not on our account");
    assertThat(reject(no, "{}").status()).isEqualTo(400);
  }

  @Test
  void a_client_who_is_a_coach_too_claims_and_redeems_like_any_other() {
    var person = new PersonId(UUID.fromString(anna.id()));
    var both = TestTokens.of(program, studio.id(), person, Set.of(Role.CLIENT, Role.COACH));
    anna = new SignedIn(anna.id(), both);

    confirm(claim(anna, "pi_" + Ids.next(), 2000).mustBe(201)).mustBe(200);

    assertThat(redeem(anna).mustBe(201).json().path("paymentMethod").asString())
        .isEqualTo("PURCHASE");
  }

  @Test
  void admins_find_what_waits_and_what_a_client_said() {
    var annas = claim(anna, "pi_" + Ids.next(), 2000);
    claim(ben, "pi_" + Ids.next(), 2000);
    confirm(annas);

    assertThat(clients("")).containsExactly(ben.id(), anna.id());
    assertThat(clients("?status=PENDING")).containsExactly(ben.id());
    assertThat(clients("?clientId=" + anna.id())).containsExactly(anna.id());
    assertThat(clients("?status=REJECTED")).isEmpty();
    assertThat(api.get(scene.admin(), ADMINS + "?status=pending").status()).isEqualTo(400);
  }

  @Test
  void what_is_no_claim_is_pointed_out() {
    var refused =
        api.post(
                anna.token(),
                CLAIMS,
                """
                {"provider":"Stripe","providerTxnId":"pi 1","packageId":"%s",
                 "amount":{"amountMinor":0,"currency":"USD"},"status":"CONFIRMED"}
                """
                    .formatted(pack))
            .mustBe(400)
            .json();

    assertThat(refused.path("errors").valueStream().map(e -> e.path("pointer").asString()))
        .containsExactlyInAnyOrder("/provider", "/providerTxnId", "/amount/amountMinor", "/status");
  }

  @ParameterizedTest
  @EnumSource
  void the_demo_has_one_that_waits_one_to_use_and_one_that_was_used(DemoStudios studio) {
    var purchases =
        as(studio, Persona.CLIENT)
            .get(OWN + "?limit=200")
            .json()
            .at("/items")
            .valueStream()
            .toList();

    assertThat(purchases)
        .extracting(one -> one.at("/status").asString(), one -> !one.at("/redemptionId").isNull())
        .contains(tuple("PENDING", false), tuple("CONFIRMED", false), tuple("CONFIRMED", true));
    var unused =
        purchases.stream()
            .filter(one -> one.at("/status").asString().equals("CONFIRMED"))
            .filter(one -> one.at("/redemptionId").isNull())
            .findFirst()
            .orElseThrow();
    var tried =
        as(studio, Persona.CLIENT)
            .post(
                "/api/packages/redeem?dryRun=true",
                "{\"packageId\":\"%s\"}".formatted(unused.at("/packageId").asString()));
    assertThat(tried.json().at("/payment/method").asString()).isEqualTo("PURCHASE");
  }

  private Answer claim(SignedIn client, String payment, long amount, String... headers) {
    return api.post(
        client.token(),
        CLAIMS,
        """
        {"provider":"stripe","providerTxnId":"%s","packageId":"%s",
         "amount":{"amountMinor":%d,"currency":"USD"}}
        """
            .formatted(payment, pack, amount),
        headers);
  }

  private Answer confirm(Answer claimed) {
    return api.send("POST", scene.admin(), ADMINS + "/" + claimed.id() + "/confirm", null);
  }

  private Answer reject(Answer claimed, String body) {
    return api.post(scene.admin(), ADMINS + "/" + claimed.id() + "/reject", body);
  }

  private Answer redeem(SignedIn client) {
    return redeem(client, "");
  }

  private Answer redeem(SignedIn client, String query) {
    return api.post(
        client.token(), "/api/packages/redeem" + query, "{\"packageId\":\"%s\"}".formatted(pack));
  }

  /** How one's own stand, and what they paid. */
  private List<String> own(SignedIn client) {
    return api.get(client.token(), OWN)
        .mustBe(200)
        .json()
        .path("items")
        .valueStream()
        .map(it -> it.path("status").asString() + " " + it.path("redemptionId").asString("null"))
        .toList();
  }

  private List<String> clients(String filter) {
    return api.get(scene.admin(), ADMINS + filter)
        .mustBe(200)
        .json()
        .path("items")
        .valueStream()
        .map(it -> it.path("clientId").asString())
        .toList();
  }

  /** What differs from request to request, whatever it is about. */
  private static String withoutItsNames(Answer answer) {
    return answer.text().replaceAll("\"requestId\":\"[^\"]*\"", "");
  }
}
