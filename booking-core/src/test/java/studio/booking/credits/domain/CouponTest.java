package studio.booking.credits.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.credits.CouponId;
import studio.booking.credits.domain.Coupon.Bearer;
import studio.booking.credits.domain.Coupon.Flaw;

class CouponTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final Bearer NEW = new Bearer(0, false);
  private static final SampleCoupon TENTH = SampleCoupon.of(CouponType.PERCENT, "10");

  @ParameterizedTest
  @ValueSource(strings = {"welcome10", "WELCOME10", "Welcome10", "wElCoMe10"})
  void case_makes_no_difference(String typed) {
    assertThat(CouponCode.typed(typed)).contains(new CouponCode("WELCOME10"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AB",
        " WELCOME10",
        "WELCOME 10",
        "-WELCOME",
        "WELCOME10\n",
        "WELCOME'--",
        // Capitals that are written with other letters: two of them, and a plain one.
        "straße",
        "ſpring",
        "SPRıNG",
        "ＳＰＲＩＮＧ",
        "A23456789012345678901234567890123456789012"
      })
  void what_no_code_can_be_is_none(String typed) {
    assertThat(CouponCode.typed(typed)).isEmpty();
  }

  @Test
  void a_code_is_kept_in_capitals() {
    assertThatThrownBy(() -> new CouponCode("spring")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_is_good_from_its_first_date_to_its_last() {
    var coupon = TENTH.valid(TODAY, TODAY.plusDays(1)).coupon();

    assertThat(coupon.isFor(NEW, TODAY.minusDays(1))).isFalse();
    assertThat(coupon.isFor(NEW, TODAY)).isTrue();
    assertThat(coupon.isFor(NEW, TODAY.plusDays(1))).isTrue();
    assertThat(coupon.isFor(NEW, TODAY.plusDays(2))).isFalse();
    assertThat(TENTH.valid(null, null).coupon().isFor(NEW, LocalDate.MAX)).isTrue();
  }

  @Test
  void it_is_good_as_often_as_its_limits_say() {
    assertThat(TENTH.atMost(3, null).redeemed(2).isFor(NEW, TODAY)).isTrue();
    assertThat(TENTH.atMost(3, null).redeemed(3).isFor(NEW, TODAY)).isFalse();
    assertThat(TENTH.atMost(null, 2).redeemed(9).isFor(new Bearer(1, true), TODAY)).isTrue();
    assertThat(TENTH.atMost(null, 2).redeemed(9).isFor(new Bearer(2, true), TODAY)).isFalse();
    assertThat(TENTH.firstPurchaseOnly().coupon().isFor(NEW, TODAY)).isTrue();
    assertThat(TENTH.firstPurchaseOnly().coupon().isFor(new Bearer(0, true), TODAY)).isFalse();
  }

  @Test
  void it_is_good_for_nobody_while_it_is_off_or_withdrawn() {
    var off = new Coupon(CouponId.next(), TENTH.terms(), 0, false, null, 1);
    var gone = new Coupon(CouponId.next(), TENTH.terms(), 0, true, Instant.EPOCH, 1);

    assertThat(off.isFor(NEW, TODAY)).isFalse();
    assertThat(gone.isFor(NEW, TODAY)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "PERCENT, 100, ",
    "PERCENT, 0.01, ",
    "PERCENT, 100.01, NO_PERCENTAGE",
    "PERCENT, 0, NO_VALUE",
    "PERCENT, , NO_VALUE",
    "AMOUNT, 1, ",
    "AMOUNT, 1000000000000, ",
    "AMOUNT, 10.00, ",
    "AMOUNT, 10.5, NOT_WHOLE",
    "BONUS_CREDITS, 10000, ",
    "BONUS_CREDITS, 10001, TOO_MANY_CREDITS",
    "BONUS_CREDITS, 1.5, NOT_WHOLE",
    "EXTRA_DAYS, 3650, ",
    "EXTRA_DAYS, 3651, TOO_MANY_DAYS",
    "EXTRA_DAYS, -1, NO_VALUE",
    "FREE_PACKAGE, , ",
    "FREE_PACKAGE, 1, VALUE_OF_NOTHING"
  })
  void a_value_fits_its_type(CouponType type, @Nullable String value, @Nullable Flaw flaw) {
    var terms = SampleCoupon.of(type, value).terms();

    assertThat(Coupon.flawOf(terms)).isEqualTo(flaw);
    if (flaw == null) assertThat(terms.benefit()).isNotNull();
  }

  @Test
  void it_does_not_end_before_it_begins() {
    assertThat(Coupon.flawOf(TENTH.valid(TODAY, TODAY).terms())).isNull();
    assertThat(Coupon.flawOf(TENTH.valid(TODAY, TODAY.minusDays(1)).terms()))
        .isEqualTo(Flaw.ENDS_BEFORE_IT_BEGINS);
  }
}
