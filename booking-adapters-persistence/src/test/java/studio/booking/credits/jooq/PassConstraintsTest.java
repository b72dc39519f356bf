package studio.booking.credits.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static studio.booking.credits.jooq.CreditsScene.NOW;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.credits.domain.LedgerCheck;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.jooq.TestDatabase;

/** What passes promise is kept by the database too, and looked at by the ledger check. */
class PassConstraintsTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private CreditsScene scene;
  private ClientId anna;
  private UUID pass;

  @BeforeEach
  void setTheScene() {
    scene = new CreditsScene(database);
    anna = scene.client();
    pass = redemption();
  }

  @Test
  void A5_a_second_use_of_a_day_cannot_be_stored() {
    use(charge("ALL_ACCESS"), "2026-12-01", true);

    assertThatThrownBy(() -> use(charge("ALL_ACCESS"), "2026-12-01", true))
        .hasMessageContaining("pass_is_used_once_a_day");
    // Another day, or one that does not count, can.
    use(charge("ALL_ACCESS"), "2026-12-02", true);
    use(charge("ALL_ACCESS"), "2026-12-01", false);
  }

  @Test
  void A3_there_is_no_use_without_a_booking_that_took_it_and_a_booking_has_one() {
    assertThatThrownBy(() -> use(Ids.next(), "2026-12-01", true))
        .hasMessageContaining("booking_id_fkey");
    var booking = charge("ALL_ACCESS");
    use(booking, "2026-12-01", true);
    assertThatThrownBy(() -> use(booking, "2026-12-02", true))
        .hasMessageContaining("booking_uses_one_day");
  }

  @Test
  void A14_a_friend_pass_cannot_pay_twice() {
    charge("FRIEND_PASS");

    assertThatThrownBy(() -> charge("FRIEND_PASS")).hasMessageContaining("friend_pass_pays_once");
  }

  @Test
  void what_a_pass_pays_names_the_pass_and_a_returned_day_is_free() {
    var credit = "'CREDIT', 1, '" + pass + "'";
    assertThatThrownBy(() -> charge(Ids.next(), credit))
        .hasMessageContaining("passes_come_by_a_redemption");
    assertThatThrownBy(() -> charge(Ids.next(), "'ALL_ACCESS', 0, null"))
        .hasMessageContaining("passes_come_by_a_redemption");
    use(charge("ALL_ACCESS"), "2026-12-01", true);
    assertThatThrownBy(
            () ->
                database.execute(
                    "update credits.all_access_daily_usage set returned_at = now() where "
                        + ofPass("redemption_id")))
        .hasMessageContaining("a_returned_day_is_free");
  }

  @Test
  void the_check_finds_days_and_friend_passes_that_differ_from_what_was_charged() {
    var booking = charge("ALL_ACCESS");
    assertThat(scene.check().mismatches())
        .extracting(LedgerCheck.Mismatch::what)
        .containsExactly("PASS_DAY_DIFFERS_FROM_CHARGE");
    use(booking, "2026-12-01", true);
    assertThat(scene.check().mismatches()).isEmpty();

    database.execute(
        "update credits.redemption set friend_pass_used_at = now() where " + ofPass("id"));
    assertThat(scene.check().mismatches())
        .extracting(LedgerCheck.Mismatch::what)
        .containsExactly("FRIEND_PASS_DIFFERS_FROM_CHARGE");
    charge("FRIEND_PASS");
    assertThat(scene.check().mismatches()).isEmpty();
  }

  @Test
  void A5_of_many_who_pay_at_once_one_has_the_day_and_one_the_friend_pass() throws Exception {
    var types =
        CreditsScene.atOnce(
            12,
            () ->
                scene.run(
                    () -> {
                      var purse = scene.payments.open(List.of(anna)).get();
                      var answer = purse.of(anna).orElseThrow().cover(CreditsScene.due(1));
                      if (!(answer instanceof Payments.Covered covered)) return "NOTHING";
                      var payment = covered.payment();
                      scene.payments.charge(
                          List.of(new Payments.Charge(BookingId.next(), anna, payment)), NOW);
                      return payment.type().name();
                    }));

    assertThat(types).filteredOn(PaymentType.ALL_ACCESS.name()::equals).hasSize(1);
    assertThat(types).filteredOn(PaymentType.FRIEND_PASS.name()::equals).hasSize(1);
    assertThat(types).filteredOn("NOTHING"::equals).hasSize(10);
    assertThat(scene.check().mismatches()).isEmpty();
  }

  /** Of a package with an All Access pass and a friend pass. */
  private UUID redemption() {
    var sold = Ids.next();
    var id = Ids.next();
    database.execute(
        """
        insert into credits.package
          (organization_id, id, name, kind, session_count, all_access_days, grants_friend_pass,
           list_price_minor, currency, created_at)
        values ('%1$s', '%2$s', 'A pass', 'ALL_ACCESS', 0, 30, true, 0, 'USD', now());
        insert into credits.redemption
          (organization_id, id, package_id, client_id, status, price_paid_minor, currency,
           payment_method, credits_added, all_access_expires_at, friend_pass, redeemed_at,
           redeemed_by)
        values ('%1$s', '%3$s', '%2$s', '%4$s', 'ACTIVE', 0, 'USD', 'NOTHING_DUE', 0,
                timestamptz '%5$s' + interval '10 years', true, now(), '%4$s')
        """
            .formatted(scene.studio.value(), sold, id, anna.value(), NOW));
    return id;
  }

  private UUID charge(String type) {
    var booking = Ids.next();
    charge(booking, "'%s', 0, '%s'".formatted(type, pass));
    return booking;
  }

  private void charge(UUID booking, String what) {
    database.execute(
        """
        insert into credits.charge
          (organization_id, booking_id, client_id, payment_type, credits, redemption_id, charged_at)
        values ('%s', '%s', '%s', %s, now())
        """
            .formatted(scene.studio.value(), booking, anna.value(), what));
  }

  private void use(UUID booking, String date, boolean holdsDay) {
    database.execute(
        """
        insert into credits.all_access_daily_usage
          (organization_id, id, redemption_id, booking_id, session_date, was_no_show, holds_day,
           created_at)
        values ('%s', '%s', '%s', '%s', '%s', %s, %s, now())
        """
            .formatted(scene.studio.value(), Ids.next(), pass, booking, date, !holdsDay, holdsDay));
  }

  private String ofPass(String column) {
    return "%s = '%s'".formatted(column, pass);
  }
}
