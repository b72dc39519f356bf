package studio.booking.credits.rest;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.domain.PackageKind;
import studio.booking.credits.domain.Packages;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Patch;
import studio.booking.shared.rest.MultiLine;

/** What callers say about packages. */
final class PackageBodies {
  private PackageBodies() {}

  static Packages.Filter filter(
      @Nullable PackageKind kind,
      @Nullable UUID coach,
      @Nullable UUID sessionType,
      @Nullable Boolean active) {
    return new Packages.Filter(
        kind,
        coach == null ? null : new CoachId(coach),
        sessionType == null ? null : new SessionTypeId(sessionType),
        active);
  }

  /**
   * A new package. What is left out is none, off, or the usual: on sale, no discount, at the top.
   *
   * @param coachId null: the whole studio's, or the coach's who adds it
   */
  record NewPackage(
      @Size(max = 200) String name,
      @MultiLine @Nullable @Size(max = 2000) String description,
      PackageKind kind,
      @Nullable UUID coachId,
      @Nullable @Min(0) @Max(10_000) Integer sessionCount,
      @Nullable @Min(1) @Max(3650) Integer validityDays,
      @Nullable @Min(1) @Max(3650) Integer allAccessDays,
      @Nullable Boolean grantsFriendPass,
      @Nullable @Min(1) @Max(3650) Integer friendPassValidityDays,
      @Nullable Boolean marksElite,
      @Nullable @Size(max = 200) List<UUID> sessionTypeIds,
      @Nullable Boolean active,
      @Nullable @Min(0) @Max(1_000_000) Integer position,
      Price listPrice,
      @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2) BigDecimal discountPercentage) {

    StudioPackage.Terms terms(Caller caller) {
      return new StudioPackage.Terms(
          name,
          description,
          kind,
          coach(caller),
          sessionCount == null ? 0 : sessionCount,
          validityDays,
          allAccessDays,
          grantsFriendPass != null && grantsFriendPass,
          friendPassValidityDays,
          marksElite == null ? kind == PackageKind.ELITE : marksElite,
          types(sessionTypeIds == null ? List.of() : sessionTypeIds),
          listPrice.money(),
          discountPercentage == null ? BigDecimal.ZERO : discountPercentage,
          position == null ? 0 : position);
    }

    private @Nullable CoachId coach(Caller caller) {
      if (coachId != null) return new CoachId(coachId);
      return caller.isAdmin() ? null : caller.self().asCoach();
    }

    boolean onSale() {
      return active == null || active;
    }
  }

  /** What is to change. */
  record PackageChange(
      @Size(max = 200) Patch<String> name,
      @MultiLine @Size(max = 2000) Patch<@Nullable String> description,
      Patch<PackageKind> kind,
      Patch<@Nullable UUID> coachId,
      @Min(0) @Max(10_000) Patch<Integer> sessionCount,
      @Min(1) @Max(3650) Patch<@Nullable Integer> validityDays,
      @Min(1) @Max(3650) Patch<@Nullable Integer> allAccessDays,
      Patch<Boolean> grantsFriendPass,
      @Min(1) @Max(3650) Patch<@Nullable Integer> friendPassValidityDays,
      Patch<Boolean> marksElite,
      @Size(max = 200) Patch<List<UUID>> sessionTypeIds,
      Patch<Boolean> active,
      @Min(0) @Max(1_000_000) Patch<Integer> position,
      Patch<Price> listPrice,
      @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2) Patch<BigDecimal> discountPercentage) {

    private @Nullable CoachId coach(@Nullable CoachId now) {
      var id = coachId.orKeep(now == null ? null : now.value());
      return id == null ? null : new CoachId(id);
    }

    StudioPackage.Terms applied(StudioPackage.Terms now) {
      return new StudioPackage.Terms(
          name.orKeep(now.name()),
          description.orKeep(now.description()),
          kind.orKeep(now.kind()),
          coach(now.coach()),
          sessionCount.orKeep(now.sessionCount()),
          validityDays.orKeep(now.validityDays()),
          allAccessDays.orKeep(now.allAccessDays()),
          grantsFriendPass.orKeep(now.grantsFriendPass()),
          friendPassValidityDays.orKeep(now.friendPassValidityDays()),
          marksElite.orKeep(now.marksElite()),
          sessionTypeIds.map(PackageBodies::types).orKeep(now.sessionTypes()),
          listPrice.map(Price::money).orKeep(now.listPrice()),
          discountPercentage.orKeep(now.discountPercentage()),
          position.orKeep(now.position()));
    }
  }

  private static Set<SessionTypeId> types(List<UUID> ids) {
    return ids.stream().map(SessionTypeId::new).collect(Collectors.toSet());
  }
}
