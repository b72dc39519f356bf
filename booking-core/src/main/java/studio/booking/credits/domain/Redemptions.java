package studio.booking.credits.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.PackageId;
import studio.booking.credits.RedemptionId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.Page;

/** Packages that clients were given. */
public interface Redemptions {
  /**
   * Which ones.
   *
   * @param ofPackagesOf only of packages that are this coach's own; null: of all
   */
  record Filter(
      @Nullable ClientId client,
      @Nullable PackageId packageId,
      @Nullable RedemptionStatus status,
      @Nullable CoachId ofPackagesOf) {}

  /** A redemption, and whose package it is of; null: the studio's. */
  record Found(Redemption redemption, @Nullable CoachId coach) {}

  Later<Optional<Found>> find(RedemptionId id, Instant now);

  /** The newest first. */
  Later<Page<Redemption>> list(Filter filter, Instant now, Page.Request page);

  /** Adds one. When its purchase was used meanwhile, the unit of work starts over. */
  void add(Redemption redemption);

  /**
   * Notes that it is taken back, with all of its lots, which are empty by then. One that was taken
   * back meanwhile has the unit of work start over.
   */
  void revoke(RedemptionId id, @Nullable String reason, Instant now);

  /**
   * Writes down of some redemptions of which nothing can be used any more that it is so.
   *
   * @return of how many; 0 when there are none left
   */
  int expire(Instant now, int atMost);

  /** Writes down how these clients' redemptions stand, for those who look at the rows. */
  void tidy(Collection<ClientId> clients, Instant now);
}
