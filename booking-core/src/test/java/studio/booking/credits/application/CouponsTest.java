package studio.booking.credits.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import studio.booking.audit.AuditLog;
import studio.booking.credits.PackageId;
import studio.booking.credits.application.CouponOutcome.CodeTaken;
import studio.booking.credits.application.CouponOutcome.Flawed;
import studio.booking.credits.application.CouponOutcome.RedeemedMoreOften;
import studio.booking.credits.application.CouponOutcome.Saved;
import studio.booking.credits.application.CouponOutcome.Stale;
import studio.booking.credits.application.CouponOutcome.UnknownCoupon;
import studio.booking.credits.application.CouponOutcome.UnknownPackage;
import studio.booking.credits.application.CouponOutcome.WrongCurrency;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.CouponType;
import studio.booking.credits.domain.InMemoryCoupons;
import studio.booking.credits.domain.InMemoryPackages;
import studio.booking.credits.domain.SampleCoupon;
import studio.booking.directory.InMemoryPeople;
import studio.booking.directory.InMemoryStudios;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

class CouponsTest {
  private static final OptionalLong ANY = OptionalLong.empty();
  private static final Page.Request FIRST = new Page.Request(null, 50);
  private static final SampleCoupon TENTH = SampleCoupon.of(CouponType.PERCENT, "10");

  private final InMemoryCoupons coupons = new InMemoryCoupons();
  private final InMemoryPackages packages = new InMemoryPackages();
  private final InMemoryStudios studios = new InMemoryStudios();
  private final InMemoryPeople people = new InMemoryPeople();
  // It is the evening of the 21st in Los Angeles.
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T07:00:00Z"), ZoneOffset.UTC);
  private final List<AuditLog.Act> audited = new ArrayList<>();
  private final AuditLog audit = (_, act) -> audited.add(act);
  private final AddCoupon add = new AddCoupon(coupons, packages, studios, audit, clock);
  private final ChangeCoupon change = new ChangeCoupon(coupons, packages, audit, clock);
  private final ShowCoupons show = new ShowCoupons(coupons, studios, clock);

  private final Caller admin = caller(people.given(Role.ADMIN), Role.ADMIN);
  private final ClientId anna = people.givenClient();
  private final Caller client = caller(anna.person(), Role.CLIENT);

  @Test
  void a_code_is_one_coupons_until_that_is_withdrawn() {
    var first = added(TENTH);

    assertThat(add(TENTH)).isEqualTo(new CodeTaken());
    var other = added(TENTH.called("AUTUMN"));
    assertThat(change(other, _ -> TENTH.terms())).isEqualTo(new CodeTaken());
    change.archive(admin, first.id(), ANY);
    assertThat(add(TENTH)).isInstanceOf(Saved.class);
  }

  @Test
  void K5_withdrawing_leaves_it_readable_and_ends_its_use_and_all_changes() {
    var coupon = added(TENTH);

    var archived = ((Saved) change.archive(admin, coupon.id(), OptionalLong.of(1))).saved();

    assertThat(show.list(admin, FIRST).items()).isEmpty();
    assertThat(show.find(admin, coupon.id())).contains(archived);
    assertThat(show.usable(client, "spring")).isEmpty();
    assertThat(change(coupon, terms -> terms)).isEqualTo(new UnknownCoupon());
    assertThat(change.archive(admin, coupon.id(), ANY)).isEqualTo(new UnknownCoupon());
    assertThat(audited)
        .extracting(AuditLog.Act::action)
        .containsExactly("COUPON_ADDED", "COUPON_ARCHIVED");
  }

  @Test
  void terms_that_do_not_go_together_are_refused() {
    var gone = PackageId.next();

    assertThat(add(SampleCoupon.of(CouponType.PERCENT, "101")))
        .isEqualTo(new Flawed(Coupon.Flaw.NO_PERCENTAGE));
    assertThat(add(TENTH.forPackages(gone))).isEqualTo(new UnknownPackage(gone));
    var foreign = TENTH.in("EUR").fromPrice(100).terms();
    assertThat(
            add.add(
                admin,
                currency ->
                    new Coupon.Terms(
                        foreign.code(),
                        foreign.type(),
                        foreign.value(),
                        currency,
                        Set.of(),
                        null,
                        null,
                        null,
                        null,
                        false,
                        foreign.minimumPrice()),
                true))
        .isEqualTo(new WrongCurrency("USD"));
  }

  @Test
  void a_change_of_an_older_version_is_refused_and_one_that_is_made_is_audited() {
    var coupon = added(TENTH);

    var changed = change(coupon, _ -> TENTH.atMost(5, null).terms());
    var late =
        change.change(
            admin,
            coupon.id(),
            OptionalLong.of(1),
            new ChangeCoupon.Change(terms -> terms, active -> active));

    assertThat(changed).isInstanceOf(Saved.class);
    assertThat(late).isEqualTo(new Stale());
    assertThat(audited.getLast().details()).containsEntry("maxRedemptions", "none -> 5");
  }

  @Test
  void a_limit_is_not_set_below_what_was_redeemed() {
    var coupon = added(TENTH);
    for (int i = 0; i < 3; i++) coupons.use(coupons.find(coupon.id()).get().orElseThrow(), anna);

    assertThat(change(coupon, _ -> TENTH.atMost(2, null).terms()))
        .isEqualTo(new RedeemedMoreOften(3));
    assertThat(change(coupon, _ -> TENTH.atMost(3, null).terms())).isInstanceOf(Saved.class);
  }

  @Test
  void K3_a_code_that_cannot_be_used_is_as_one_that_is_unknown() {
    var today = LocalDate.of(2026, 11, 21);
    added(TENTH.called("TODAY").valid(today, today));
    added(TENTH.called("OVER").valid(null, today.minusDays(1)));
    added(TENTH.called("SOON").valid(today.plusDays(1), null));
    added(TENTH.called("FIRST").firstPurchaseOnly());
    added(TENTH.called("ONCE").atMost(null, 1));
    var last = added(TENTH.called("LAST").atMost(1, null));
    add.add(admin, _ -> TENTH.called("OFF").terms(), false);

    assertThat(show.usable(client, "today")).isPresent();
    assertThat(show.usable(client, "first")).isPresent();
    assertThat(show.usable(client, "Last")).isPresent();
    for (var no : List.of("over", "soon", "off", "nobody-knows", "no code at all", "")) {
      assertThat(show.usable(client, no)).as(no).isEmpty();
    }
    coupons.use(last, anna);
    coupons.use(show.usable(client, "once").orElseThrow(), anna);
    for (var no : List.of("first", "once", "last")) {
      assertThat(show.usable(client, no)).as(no).isEmpty();
    }
    // The one who comes next is not the one who was there.
    assertThat(show.usable(admin, "once")).isPresent();
  }

  private CouponOutcome add(SampleCoupon sample) {
    return add.add(admin, _ -> sample.terms(), true);
  }

  private Coupon added(SampleCoupon sample) {
    return ((Saved) add(sample)).saved();
  }

  private CouponOutcome change(Coupon it, UnaryOperator<Coupon.Terms> terms) {
    return change.change(admin, it.id(), ANY, new ChangeCoupon.Change(terms, on -> on));
  }

  private Caller caller(PersonId person, Role role) {
    return new Caller(
        studios.studio().id(), person, Set.of(role), new Caller.Request("request", null));
  }
}
