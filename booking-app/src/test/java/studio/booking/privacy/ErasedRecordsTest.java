package studio.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonalRecords;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.jooq.ColumnClasses;
import studio.booking.shared.jooq.ColumnClasses.ColumnClass;

/** What is left of a client when all modules have erased what they keep: no word, and all books. */
class ErasedRecordsTest extends BookingTest {
  private Api api;
  private OwnStudio studio;
  private OneOfEverything anna;
  private OneOfEverything ben;
  private StudioDump dump;

  @BeforeEach
  void live() {
    api = api();
    studio = new OwnStudio(program, api);
    dump = new StudioDump(Database.get(), studio.id());
    anna = new OneOfEverything(Database.get(), api, studio);
    ben = new OneOfEverything(Database.get(), api, studio);
  }

  private void erase(OneOfEverything somebody) {
    var client = id(somebody);
    var system = Caller.system(studio.id(), "test");
    program
        .getBean(UnitOfWork.class)
        .run(
            system,
            () -> {
              program
                  .getBeansOfType(PersonalRecords.class)
                  .values()
                  .forEach(records -> records.erase(client));
              return client;
            });
  }

  private static ClientId id(OneOfEverything somebody) {
    return new ClientId(UUID.fromString(somebody.client.id()));
  }

  @Test
  void E10_no_word_by_or_about_the_client_is_left_in_any_column() throws SQLException {
    var before = dump.rows();
    assertThat(StudioDump.told(before, anna))
        .as("It would be found")
        .contains(
            "booking_cancellation",
            "booking_guest",
            "credit_purchase",
            "ledger_words",
            "particular",
            "redemption",
            "session",
            "session_cancellation");

    erase(anna);

    var after = dump.rows();
    assertThat(StudioDump.told(after, anna)).isEmpty();
    assertThat(StudioDump.told(after, ben)).isEqualTo(StudioDump.told(before, ben));
    // What is encrypted is not to be recognised, so it is counted.
    assertThat(encrypted(anna)).isEmpty();
    assertThat(encrypted(ben)).hasSizeGreaterThan(10);
  }

  @Test
  void F4_books_and_proof_stay_and_fit_together() throws SQLException {
    var before = kept(anna);

    erase(anna);

    assertThat(kept(anna)).isEqualTo(before);
    var check = api.get(studio.owner(), "/api/admin/ledger-check").mustBe(200).json();
    assertThat(check.path("consistent").asBoolean()).isTrue();
    var lines =
        api.get(studio.owner(), "/api/members/%s/credit-transactions".formatted(anna.client.id()))
            .mustBe(200)
            .json()
            .path("items");
    assertThat(lines).isNotEmpty().allMatch(line -> line.path("reason").isNull());
    var consents = api.get(studio.owner(), "/api/consent/" + anna.client.id()).mustBe(200).json();
    assertThat(consents.path("items")).hasSize(2);
  }

  @Test
  void A21_a_payment_that_was_forgotten_is_not_claimed_again() {
    erase(anna);

    var again = anna.claim(ben.client).mustBe(409);

    assertThat(again.code()).isEqualTo("PURCHASE_DIFFERS");
    assertThat(
            api.get(studio.owner(), "/api/admin/credit-purchases?clientId=" + anna.client.id())
                .mustBe(200)
                .json()
                .at("/items/0/providerTxnId")
                .isNull())
        .isTrue();
    // Past the program, too.
    assertThatThrownBy(
            () ->
                Database.get()
                    .execute(
                        """
                        insert into credits.credit_purchase (organization_id, id, client_id,
                          provider, provider_txn_id, package_id, amount_minor, currency, claimed_at)
                        select organization_id, gen_random_uuid(), client_id, provider, '%s',
                          package_id, 1, currency, now()
                        from credits.credit_purchase where client_id = '%s'
                        """
                            .formatted(anna.payment, anna.client.id())))
        .hasStackTraceContaining("payment_is_claimed_once");
  }

  @Test
  void E10_who_is_erased_guards_nobody_and_what_they_answered_for_others_stays() {
    var wards = api.get(anna.client.token(), "/api/me/wards").mustBe(200).json().path("items");
    var child = wards.path(0).path("clientId").asString();

    erase(anna);

    for (var path : List.of("/api/me/wards", "/api/clients/%s/guardians")) {
      var left = api.get(anna.client.token(), path.formatted(anna.client.id())).mustBe(200).json();
      assertThat(left.path("items")).as(path).isEmpty();
    }
    var answers = api.get(studio.owner(), "/api/consent/" + child).mustBe(200).json().path("items");
    assertThat(answers).hasSize(2);
    for (var answer : answers) {
      assertThat(answer.path("recordedBy").asString()).isEqualTo(anna.client.id());
      for (var gone : List.of("signatureData", "ipAddress", "userAgent", "revokedReason")) {
        assertThat(answer.path(gone).isNull()).as(gone).isTrue();
      }
    }
  }

  @Test
  void erasing_twice_is_as_good_as_once() throws SQLException {
    erase(anna);
    var once = dump.rows();

    erase(anna);

    assertThat(dump.rows()).isEqualTo(once);
  }

  @Test
  void E11_the_client_goes_on_under_the_pseudonym() {
    var profile = "/api/clients/%s/pii?reason=x".formatted(anna.client.id());

    erase(anna);

    assertThat(api.get(studio.owner(), "/api/clients/" + anna.client.id()).mustBe(200).id())
        .isEqualTo(anna.client.id());
    assertThat(api.get(studio.owner(), profile).mustBe(200).json().path("fullName").isNull())
        .isTrue();
    // The address is free again.
    api.post(
            studio.owner(),
            "/api/clients",
            "{\"fullName\":\"A\",\"email\":\"%s@example.com\"}".formatted(anna.name))
        .mustBe(201);
  }

  /** Not even the program, but at its own work. */
  @Test
  void nobody_else_erases() {
    for (var role : List.of("booking_client", "booking_coach", "booking_admin")) {
      for (var statement :
          List.of(
              "delete from credits.ledger_words",
              "delete from notices.notice",
              "delete from prompts.master_prompt",
              "update prompts.imported_prompt set original = null",
              "delete from privacy.client_profile_training",
              "update credits.credit_purchase set provider_txn_id = null",
              "update scheduling.booking_cancellation set reason = null",
              "update scheduling.session_cancellation set reason = null")) {
        assertThatThrownBy(() -> Database.get().execute("set role " + role + "; " + statement))
            .as(role + ": " + statement)
            .hasStackTraceContaining("permission denied");
      }
    }
    assertThatThrownBy(
            () ->
                Database.get()
                    .execute(
                        as("booking_system")
                            + "delete from prompts.master_prompt where number = 3"))
        .hasStackTraceContaining("go together");
    assertThatThrownBy(
            () ->
                Database.get()
                    .execute(
                        "update credits.credit_purchase set provider_txn_id = 'another' where client_id = '%s'"
                            .formatted(anna.client.id())))
        .hasStackTraceContaining("append-only");
  }

  private String as(String role) {
    return "begin; set local role %s; select set_config('app.current_organization_id', '%s', true); "
        .formatted(role, studio.id().value());
  }

  /** Columns that are encrypted, or by which somebody is found, and are not empty. */
  private List<String> encrypted(OneOfEverything somebody) throws SQLException {
    var filled = new ArrayList<String>();
    for (var column : ColumnClasses.read().entrySet()) {
      var holds = column.getValue();
      if (holds != ColumnClass.PII_ENCRYPTED
          && holds != ColumnClass.HEALTH_ENCRYPTED
          && holds != ColumnClass.BLIND_INDEX) continue;
      var table = column.getKey().substring(0, column.getKey().lastIndexOf('.'));
      if (StudioDump.BESIDE.contains(table)) continue;
      var name = column.getKey().substring(column.getKey().lastIndexOf('.') + 1);
      var found =
          dump.list(
              "select 1 from %s where client_id = '%s' and %s is not null limit 1"
                  .formatted(table, somebody.client.id(), name));
      if (!found.isEmpty()) filled.add(column.getKey());
    }
    return filled;
  }

  /** What has to stay, without what may be taken out of it. */
  private List<String> kept(OneOfEverything somebody) throws SQLException {
    var kept = new ArrayList<String>();
    for (var columns :
        List.of(
            "t from credits.ledger t",
            "t from credits.lot t",
            "t from credits.account t",
            "t from credits.charge t",
            "t from credits.coupon_use t",
            "(t.id, t.status, t.price_paid_minor, t.redeemed_at) from credits.redemption t",
            "(t.id, t.status, t.amount_minor, t.transaction_digest) from credits.credit_purchase t",
            "t from consent.answer t",
            "t from audit.entry t",
            "t from scheduling.booking t")) {
      kept.addAll(
          dump.list(
              "select %s where client_id = '%s' order by 1"
                  .formatted(
                      columns.replaceFirst("^(t|\\(.*\\)) from", "$1::text from"),
                      somebody.client.id())));
    }
    return kept;
  }
}
