package studio.booking.credits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.BookingTest;
import studio.booking.demo.TestTokens;
import studio.booking.directory.application.AddClient;
import studio.booking.directory.application.OpenStudio;
import studio.booking.directory.application.OpenStudio.Opening;
import studio.booking.directory.application.OpenStudio.Outcome.Opened;
import studio.booking.directory.domain.Slug;
import studio.booking.operations.application.Jobs;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import tools.jackson.databind.JsonNode;

/** Packages, redemptions and credits as front ends meet them, each test in a studio of its own. */
class CreditsApiTest extends BookingTest {
  private static final String FOUR =
      """
      {"name": "Four", "kind": "CREDIT_PACK", "sessionCount": 4, "validityDays": 180,
       "listPrice": {"amountMinor": 10000, "currency": "USD"}, "discountPercentage": 20}
      """;

  private OrganizationId studio;
  private String slug;
  private PersonId ownerId;
  private Client owner;
  private PersonId annaId;
  private Client anna;

  @BeforeEach
  void openAStudio() {
    studio = new OrganizationId(Ids.next());
    slug = "s" + studio.value().toString().replace("-", "");
    var opened =
        (Opened)
            program
                .getBean(OpenStudio.class)
                .open(
                    Caller.system(studio, "test"),
                    new Opening(
                        new Slug(slug),
                        "A studio",
                        ZoneId.of("Europe/Berlin"),
                        Currency.getInstance("USD"),
                        new PersonId(Ids.next()),
                        null));
    ownerId = opened.owner();
    owner = signedIn(ownerId, Role.OWNER);
    annaId = newClient();
    anna = signedIn(annaId, Role.CLIENT);
  }

  @Test
  void a_new_studio_has_starters_that_nobody_can_buy_yet() {
    var starters = owner.get("/api/packages").json().get("items");

    assertThat(texts(starters, "name"))
        .containsExactly(
            "Single session", "5 sessions", "10 sessions", "Elite 30", "All Access 30 days");
    assertThat(texts(starters, "active")).containsOnly("false");
    assertThat(anna.get("/api/packages").json().get("items")).isEmpty();
    assertThat(anna.get("/api/packages/" + starters.get(0).get("id").asString()).status())
        .isEqualTo(404);
  }

  @Test
  void K6_a_package_is_shown_with_its_pricing_and_nothing_left_out() {
    var added = owner.post("/api/packages", FOUR);

    assertThat(added.status()).as(added.body()).isEqualTo(201);
    assertThat(added.header("ETag")).isEqualTo("\"1\"");
    assertThat(added.json().get("pricing").toString())
        .isEqualTo(
            """
            {"listPrice":{"amountMinor":10000,"currency":"USD"},"discountPercentage":20,\
            "price":{"amountMinor":8000,"currency":"USD"},\
            "pricePerSession":{"amountMinor":2000,"currency":"USD"},\
            "saving":{"amountMinor":2000,"currency":"USD"}}\
            """);
    assertThat(added.json().get("coachId").isNull()).isTrue();
    assertThat(added.json().get("sessionTypeIds")).isEmpty();
    var read = anna.get(added.header("Location"));
    assertThat(read.json()).isEqualTo(added.json());
    assertThat(anybody().get("/api/public/" + slug + "/packages").json().get("items").get(0))
        .isEqualTo(added.json());
    assertThat(anybody().get("/api/public/nowhere/packages").status()).isEqualTo(404);
  }

  @Test
  void a_package_is_changed_by_who_has_seen_it_as_it_is() {
    var path = owner.post("/api/packages", FOUR).header("Location");

    var changed = owner.with("If-Match", "\"1\"").patch(path, "{\"discountPercentage\": 12.5}");
    var late = owner.with("If-Match", "\"1\"").patch(path, "{\"name\": \"Late\"}");

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().at("/pricing/price/amountMinor").asInt()).isEqualTo(8750);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(late.status()).isEqualTo(412);
    assertThat(owner.patch(path, "{\"validityDays\": null}").json().get("validityDays").isNull())
        .isTrue();
    assertThat(owner.patch(path, "{\"name\": null}").status()).isEqualTo(400);
    assertThat(owner.patch(path, "{\"sessionCount\": 0}").status()).isEqualTo(400);
    assertThat(anna.patch(path, "{\"name\": \"Mine\"}").status()).isEqualTo(403);
    assertThat(owner.delete(path).status()).isEqualTo(204);
    assertThat(anna.get(path).status()).isEqualTo(404);
    assertThat(owner.get(path).json().get("active").asBoolean()).isFalse();
  }

  @Test
  void a_package_that_cannot_be_is_refused_with_every_reason() {
    var refused =
        owner.post(
            "/api/packages",
            """
            {"name": " ", "kind": "GIFT", "listPrice": {"amountMinor": -1, "currency": "XXY"},
             "discountPercentage": 101, "colour": "red"}
            """);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(texts(refused.json().get("errors"), "pointer"))
        .containsExactlyInAnyOrder(
            "/name",
            "/kind",
            "/listPrice/amountMinor",
            "/listPrice/currency",
            "/discountPercentage",
            "/colour");
    assertThat(owner.post("/api/packages", FOUR.replace("USD", "EUR")).json().toString())
        .contains("/listPrice/currency");
  }

  @Test
  void K1_a_client_pays_first_and_an_admin_can_say_that_they_did() {
    var id = owner.post("/api/packages", FOUR).json().get("id").asString();

    var unpaid = anna.post("/api/packages/redeem", "{\"packageId\": \"%s\"}".formatted(id));
    var claimed = anna.post("/api/packages/redeem", cash(id));
    var paid = owner.post("/api/packages/redeem", cash(id));

    assertThat(unpaid.status()).isEqualTo(402);
    assertThat(unpaid.json().get("code").asString()).isEqualTo("PAYMENT_REQUIRED");
    assertThat(unpaid.json().at("/amount/amountMinor").asInt()).isEqualTo(8000);
    assertThat(claimed.status()).isEqualTo(403);
    assertThat(paid.status()).as(paid.body()).isEqualTo(201);
    assertThat(paid.json().get("status").asString()).isEqualTo("ACTIVE");
    assertThat(paid.json().get("couponId").isNull()).isTrue();
    assertThat(anna.get(paid.header("Location")).json()).isEqualTo(paid.json());
    var credits = anna.get("/api/members/" + annaId.value() + "/credits").json();
    assertThat(credits.get("balance").asInt()).isEqualTo(4);
    assertThat(credits.at("/lots/0/redemptionId")).isEqualTo(paid.json().get("id"));
    assertThat(credits.at("/lots/0/expiresAt")).isEqualTo(paid.json().get("creditsExpireAt"));
    assertThat(ids(anna.get("/api/redemptions?status=ACTIVE"))).hasSize(1);
    assertThat(ids(owner.get("/api/redemptions?clientId=%s".formatted(annaId.value())))).hasSize(1);
    assertThat(ids(anna.get("/api/members/" + annaId.value() + "/redemptions"))).hasSize(1);
  }

  @Test
  void A18_redeeming_again_with_the_same_key_gives_the_same_answer_and_nothing_more() {
    var id = owner.post("/api/packages", FOUR).json().get("id").asString();
    var withKey = owner.with("Idempotency-Key", "k-1");

    var first = withKey.post("/api/packages/redeem", cash(id));
    var again = withKey.post("/api/packages/redeem", cash(id));

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(balance()).isEqualTo(4);
    assertThat(ids(anna.get(transactions() + "?idempotencyKey=k-1"))).hasSize(1);
    assertThat(ids(anna.get(transactions() + "?idempotencyKey=k-2"))).isEmpty();
  }

  @Test
  void an_expected_price_and_a_dry_run_promise_what_they_say() {
    var id = owner.post("/api/packages", FOUR).json().get("id").asString();
    var expecting =
        cash(id)
            .replace("}}", "}, \"expectedPrice\": {\"amountMinor\": 9, \"currency\": \"USD\"}}");

    var changed = owner.post("/api/packages/redeem", expecting);
    var dry = owner.post("/api/packages/redeem?dryRun=true", cash(id));
    var dryUnpaid =
        anna.post("/api/packages/redeem?dryRun=true", "{\"packageId\": \"%s\"}".formatted(id));

    assertThat(changed.status()).as(changed.body()).isEqualTo(409);
    assertThat(changed.json().get("code").asString()).isEqualTo("PRICE_CHANGED");
    assertThat(dry.status()).isEqualTo(200);
    assertThat(dry.json().get("possible").asBoolean()).isTrue();
    assertThat(dryUnpaid.json().at("/refusals/0/code").asString()).isEqualTo("PAYMENT_REQUIRED");
    assertThat(balance()).isZero();
  }

  @Test
  void an_admin_adjusts_within_the_balance() {
    var path = "/api/members/" + annaId.value() + "/credit-adjustments";

    var given = owner.post(path, "{\"amount\": 3, \"reason\": \"Opening balance\"}");
    owner.post(path, "{\"amount\": 2, \"reason\": \"x\", \"expiresAt\": \"2099-01-01T00:00:00Z\"}");
    var taken = owner.post(path, "{\"amount\": -4, \"reason\": \"A mistake\"}");
    var tooMuch = owner.post(path, "{\"amount\": -2, \"reason\": \"A mistake\"}");

    assertThat(given.status()).as(given.body()).isEqualTo(201);
    assertThat(given.json().get("balanceAfter").asInt()).isEqualTo(3);
    assertThat(given.json().get("by").asString()).isEqualTo(ownerId.value().toString());
    assertThat(taken.json().get("amount").asInt()).isEqualTo(-4);
    assertThat(taken.json().get("balanceAfter").asInt()).isEqualTo(1);
    assertThat(taken.json().get("lines")).hasSize(2);
    assertThat(tooMuch.status()).isEqualTo(409);
    assertThat(tooMuch.json().get("code").asString()).isEqualTo("BALANCE_TOO_LOW");
    assertThat(owner.post(path, "{\"amount\": 0, \"reason\": \"x\"}").status()).isEqualTo(400);
    assertThat(anna.post(path, "{\"amount\": 1, \"reason\": \"x\"}").status()).isEqualTo(403);
    assertThat(texts(anna.get(transactions()).json().get("items"), "amount"))
        .containsExactly("-2", "-2", "2", "3");
    var first = anna.get(transactions() + "?limit=3").json();
    var rest = anna.get(transactions() + "?cursor=" + first.get("nextCursor").asString()).json();
    assertThat(first.get("items")).hasSize(3);
    assertThat(texts(rest.get("items"), "number")).containsExactly("1");
    var check = owner.get("/api/admin/ledger-check").json();
    assertThat(check.get("consistent").asBoolean()).isTrue();
    assertThat(check.get("accounts").asInt()).isEqualTo(1);
  }

  @Test
  void K4_nobody_sees_what_another_client_has() {
    var ben = signedIn(newClient(), Role.CLIENT);
    var stranger = signedIn(new PersonId(Ids.next()), Role.COACH);
    var id = owner.post("/api/packages", FOUR).json().get("id").asString();
    var redemption = owner.post("/api/packages/redeem", cash(id)).header("Location");

    for (var somebody : List.of(ben, stranger)) {
      assertThat(somebody.get("/api/members/" + annaId.value() + "/credits").status())
          .isEqualTo(404);
      assertThat(somebody.get(transactions()).status()).isEqualTo(404);
      assertThat(somebody.get("/api/members/" + annaId.value() + "/redemptions").status())
          .isEqualTo(404);
      assertThat(somebody.get(redemption).status()).isEqualTo(404);
      assertThat(ids(somebody.get("/api/redemptions?clientId=" + annaId.value()))).isEmpty();
      assertThat(somebody.get("/api/admin/ledger-check").status()).isEqualTo(403);
    }
    assertThat(owner.get("/api/members/" + Ids.next() + "/credits").status()).isEqualTo(404);
  }

  @Test
  void what_is_taken_back_is_gone_once() {
    var id = owner.post("/api/packages", FOUR).json().get("id").asString();
    var redemption = owner.post("/api/packages/redeem", cash(id)).header("Location");

    var revoked = owner.post(redemption + "/revoke", "{\"reason\": \"Paid twice\"}");
    var again = owner.post(redemption + "/revoke", "{\"reason\": \"Paid twice\"}");

    assertThat(revoked.json().toString()).isEqualTo("{\"revoked\":1}");
    assertThat(again.json().toString()).isEqualTo("{\"revoked\":0}");
    assertThat(anna.get(redemption).json().get("status").asString()).isEqualTo("REVOKED");
    assertThat(balance()).isZero();
    assertThat(texts(anna.get(transactions()).json().get("items"), "type"))
        .containsExactly("REVOCATION", "REDEMPTION");
  }

  @Test
  void the_job_sweeps_what_has_expired() {
    owner.post(
        "/api/members/" + annaId.value() + "/credit-adjustments",
        "{\"amount\": 3, \"reason\": \"x\", \"expiresAt\": \"2099-01-01T00:00:00Z\"}");
    Database.get()
        .execute(
            "update credits.lot set expires_at = now() - interval '1 day' where client_id = '%s'"
                .formatted(annaId.value()));
    assertThat(balance()).isZero();
    assertThat(owner.get("/api/admin/ledger-check").json().at("/unswept/0/credits").asInt())
        .isEqualTo(3);

    program.getBean(Jobs.class).run("expire-lots", studio, () -> false);

    assertThat(owner.get("/api/admin/ledger-check").json().get("unswept")).isEmpty();
    assertThat(anna.get(transactions()).json().at("/items/0/type").asString()).isEqualTo("EXPIRY");
    assertThat(anna.get(transactions()).json().at("/items/0/by").isNull()).isTrue();
  }

  private int balance() {
    return anna.get("/api/members/" + annaId.value() + "/credits").json().get("balance").asInt();
  }

  private String transactions() {
    return "/api/members/" + annaId.value() + "/credit-transactions";
  }

  private String cash(String packageId) {
    return "{\"packageId\": \"%s\", \"clientId\": \"%s\", \"payment\": {\"method\": \"CASH\"}}"
        .formatted(packageId, annaId.value());
  }

  private static List<String> ids(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return texts(reply.json().get("items"), "id");
  }

  private static List<String> texts(JsonNode items, String field) {
    var texts = new ArrayList<String>();
    items.forEach(item -> texts.add(item.get(field).asString()));
    return texts;
  }

  private PersonId newClient() {
    var request = new Caller.Request("test", null);
    var caller = new Caller(studio, ownerId, Set.of(Role.OWNER), request);
    UUID id = program.getBean(AddClient.class).add(caller).id().value();
    return new PersonId(id);
  }

  private Client signedIn(PersonId person, Role role) {
    return withToken(TestTokens.of(program, studio, person, Set.of(role)));
  }
}
