package studio.booking.credits.rest;

import static studio.booking.shared.rest.ProblemCode.ALREADY_EXISTS;
import static studio.booking.shared.rest.ProblemCode.CONFLICT;
import static studio.booking.shared.rest.ProblemCode.PRECONDITION_FAILED;
import static studio.booking.shared.rest.ProblemCode.RATE_LIMITED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.credits.CouponId;
import studio.booking.credits.application.AddCoupon;
import studio.booking.credits.application.ChangeCoupon;
import studio.booking.credits.application.CouponOutcome;
import studio.booking.credits.application.CouponOutcome.CodeTaken;
import studio.booking.credits.application.CouponOutcome.Flawed;
import studio.booking.credits.application.CouponOutcome.RedeemedMoreOften;
import studio.booking.credits.application.CouponOutcome.Saved;
import studio.booking.credits.application.CouponOutcome.Stale;
import studio.booking.credits.application.CouponOutcome.UnknownCoupon;
import studio.booking.credits.application.CouponOutcome.UnknownPackage;
import studio.booking.credits.application.CouponOutcome.WrongCurrency;
import studio.booking.credits.application.ShowCoupons;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.rest.CouponBodies.CouponChange;
import studio.booking.credits.rest.CouponBodies.NewCoupon;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Guessing;
import studio.booking.shared.rest.IfMatch;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;
import studio.booking.shared.rest.WrongGuess;

/** Promotional codes. */
@RestController
@RequestMapping("/api/coupons")
@Tag(name = "Coupons")
class CouponController {
  private final AddCoupon addCoupon;
  private final ChangeCoupon changeCoupon;
  private final ShowCoupons showCoupons;

  CouponController(AddCoupon addCoupon, ChangeCoupon changeCoupon, ShowCoupons showCoupons) {
    this.addCoupon = addCoupon;
    this.changeCoupon = changeCoupon;
    this.showCoupons = showCoupons;
  }

  @Operation(summary = "The studio's coupons, newest first")
  @GetMapping
  @Allow(Role.ADMIN)
  @Answer(value = CouponView.class, page = true)
  ResponseEntity<?> list(Caller caller, Page.Request page) {
    return Answers.ok(showCoupons.list(caller, page).map(CouponView::of));
  }

  @Operation(summary = "One coupon, also a withdrawn one")
  @GetMapping("/{id}")
  @Allow(Role.ADMIN)
  @Answer(CouponView.class)
  ResponseEntity<?> find(Caller caller, @PathVariable UUID id) {
    return showCoupons
        .find(caller, new CouponId(id))
        .<ResponseEntity<?>>map(found -> Answers.ok(CouponView.of(found), found.version()))
        .orElseGet(() -> Problems.notFound("There is no such coupon."));
  }

  @Operation(
      summary = "What a code gives, if the caller can use it now; one answer if not, whyever")
  @GetMapping("/code/{code}")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Guessing
  @Answer(CouponOffer.class)
  @Refusals(RATE_LIMITED)
  ResponseEntity<?> usable(Caller caller, @PathVariable @Size(max = 100) String code) {
    var found = showCoupons.usable(caller, code);
    if (found.isPresent()) return Answers.ok(CouponOffer.of(found.get()));
    WrongGuess.note();
    return Problems.notFound("There is no such coupon for you now.");
  }

  @Operation(summary = "Makes a coupon")
  @PostMapping
  @Allow(Role.ADMIN)
  @Answer(value = CouponView.class, status = 201)
  @Refusals(ALREADY_EXISTS)
  ResponseEntity<?> add(Caller caller, @RequestBody NewCoupon added) {
    return answer(
        addCoupon.add(caller, added::terms, added.inUse()),
        saved ->
            Answers.created(
                "/api/coupons/" + saved.id().value(), CouponView.of(saved), saved.version()));
  }

  @Operation(summary = "Changes a coupon; what was redeemed stays as it was")
  @PatchMapping("/{id}")
  @Allow(Role.ADMIN)
  @Answer(CouponView.class)
  @Refusals({ALREADY_EXISTS, CONFLICT})
  ResponseEntity<?> change(
      Caller caller,
      @PathVariable UUID id,
      @IfMatch OptionalLong expected,
      @RequestBody CouponChange change) {
    return answer(
        changeCoupon.change(
            caller,
            new CouponId(id),
            expected,
            new ChangeCoupon.Change(change::applied, change.active()::orKeep)),
        saved -> Answers.ok(CouponView.of(saved), saved.version()));
  }

  @Operation(summary = "Withdraws a coupon for good; its code is free again")
  @DeleteMapping("/{id}")
  @Allow(Role.ADMIN)
  @Answer(value = Void.class, status = 204)
  ResponseEntity<?> archive(Caller caller, @PathVariable UUID id, @IfMatch OptionalLong expected) {
    return answer(changeCoupon.archive(caller, new CouponId(id), expected), _ -> Answers.nothing());
  }

  private static ResponseEntity<?> answer(
      CouponOutcome outcome, Function<Coupon, ResponseEntity<?>> yes) {
    return switch (outcome) {
      case Saved(var saved) -> yes.apply(saved);
      case UnknownCoupon _ -> Problems.notFound("There is no such coupon.");
      case UnknownPackage(var id) ->
          Problems.notFound("/packageIds", "There is no package %s.".formatted(id.value()));
      case CodeTaken _ ->
          Problems.of(ALREADY_EXISTS, "Another coupon has this code.", Map.of("pointer", "/code"));
      case Stale _ -> Problems.of(PRECONDITION_FAILED, "It was changed in the meantime.");
      case RedeemedMoreOften(int redeemed) ->
          Problems.of(
              CONFLICT,
              "It was redeemed %d times already.".formatted(redeemed),
              Map.of("pointer", "/maxRedemptions", "redeemed", redeemed));
      case WrongCurrency(var currency) ->
          Problems.invalid("/minimumPrice/currency", "must be " + currency);
      case Flawed(var flaw) -> Problems.invalid(flaw.pointer(), flaw.message());
    };
  }
}
