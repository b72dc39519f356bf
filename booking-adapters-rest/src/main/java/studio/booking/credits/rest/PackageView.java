package studio.booking.credits.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.domain.PackageKind;
import studio.booking.credits.domain.Pricing;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.scheduling.SessionTypeId;

/**
 * A package.
 *
 * @param coachId null: the whole studio's
 * @param validityDays null: its credits never expire
 * @param sessionTypeIds what its credits pay for; empty: everything
 * @param pricing worked out of list price and discount
 */
record PackageView(
    UUID id,
    String name,
    @Nullable String description,
    PackageKind kind,
    @Nullable UUID coachId,
    int sessionCount,
    @Nullable Integer validityDays,
    @Nullable Integer allAccessDays,
    boolean grantsFriendPass,
    @Nullable Integer friendPassValidityDays,
    boolean marksElite,
    List<UUID> sessionTypeIds,
    boolean active,
    int position,
    @Nullable Instant archivedAt,
    Pricing pricing) {

  static PackageView of(StudioPackage it) {
    var terms = it.terms();
    return new PackageView(
        it.id().value(),
        terms.name(),
        terms.description(),
        terms.kind(),
        terms.coach() == null ? null : terms.coach().value(),
        terms.sessionCount(),
        terms.validityDays(),
        terms.allAccessDays(),
        terms.grantsFriendPass(),
        terms.friendPassValidityDays(),
        terms.marksElite(),
        terms.sessionTypes().stream().map(SessionTypeId::value).sorted().toList(),
        it.active(),
        terms.position(),
        it.archivedAt(),
        it.pricing());
  }
}
