package studio.booking.credits.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.application.ShowCredits.Credits;
import studio.booking.credits.domain.Entitlements;
import studio.booking.credits.domain.Lot;
import studio.booking.scheduling.SessionTypeId;

/**
 * What a client can pay with now.
 *
 * @param lots in the order in which they are spent
 */
record CreditsView(
    UUID clientId,
    int balance,
    List<LotView> lots,
    boolean isEliteMember,
    boolean hasAllAccess,
    @Nullable Instant allAccessExpiresAt,
    List<FriendPassView> friendPasses) {

  /**
   * Credits with one expiry.
   *
   * @param redemptionId null: of an adjustment
   * @param expiresAt null: never
   * @param sessionTypeIds what they pay for; empty: everything
   */
  record LotView(
      UUID id,
      @Nullable UUID redemptionId,
      int credits,
      @Nullable Instant expiresAt,
      List<UUID> sessionTypeIds) {
    static LotView of(Lot lot) {
      return new LotView(
          lot.id().value(),
          lot.redemption() == null ? null : lot.redemption().value(),
          lot.remaining(),
          lot.expiresAt(),
          lot.sessionTypes().stream().map(SessionTypeId::value).sorted().toList());
    }
  }

  /** A pass for somebody whom the client brings along. */
  record FriendPassView(UUID redemptionId, @Nullable Instant expiresAt) {
    static FriendPassView of(Entitlements.FriendPass pass) {
      return new FriendPassView(pass.redemption().value(), pass.expiresAt());
    }
  }

  static CreditsView of(Credits credits) {
    var has = credits.entitlements();
    return new CreditsView(
        credits.client().value(),
        credits.balance(),
        credits.lots().stream().map(LotView::of).toList(),
        has.elite(),
        has.allAccessExpiresAt() != null,
        has.allAccessExpiresAt(),
        has.friendPasses().stream().map(FriendPassView::of).toList());
  }
}
