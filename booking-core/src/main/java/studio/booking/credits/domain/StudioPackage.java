package studio.booking.credits.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.PackageId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Money;

/**
 * Something that a studio sells.
 *
 * @param active whether it is on sale
 * @param archivedAt when it was withdrawn for good; what was sold stays
 */
public record StudioPackage(
    PackageId id, Terms terms, boolean active, @Nullable Instant archivedAt, long version) {

  /**
   * What is sold, and for how much.
   *
   * @param coach whose it is; null: the whole studio's
   * @param sessionCount how many credits it gives
   * @param validityDays how long they last; null: for ever
   * @param allAccessDays how long it lets in to everything; null: not at all
   * @param friendPassValidityDays how long its friend pass lasts; null: for ever
   * @param sessionTypes what its credits pay for; empty: everything
   * @param position its place in the list
   */
  public record Terms(
      String name,
      @Nullable String description,
      PackageKind kind,
      @Nullable CoachId coach,
      int sessionCount,
      @Nullable Integer validityDays,
      @Nullable Integer allAccessDays,
      boolean grantsFriendPass,
      @Nullable Integer friendPassValidityDays,
      boolean marksElite,
      Set<SessionTypeId> sessionTypes,
      Money listPrice,
      BigDecimal discountPercentage,
      int position) {
    public Terms {
      sessionTypes = Set.copyOf(sessionTypes);
      if (sessionCount < 0) throw new IllegalArgumentException("Fewer than no sessions");
    }
  }

  /** What of the terms does not go together. */
  public enum Flaw {
    GIVES_NOTHING("/sessionCount", "must be at least 1, as the package gives nothing else"),
    PACK_WITHOUT_SESSIONS("/sessionCount", "must be at least 1 for a CREDIT_PACK"),
    NO_ALL_ACCESS_DAYS("/allAccessDays", "is needed for an ALL_ACCESS package"),
    NO_FRIEND_PASS("/friendPassValidityDays", "needs grantsFriendPass");

    private final String pointer;
    private final String message;

    Flaw(String pointer, String message) {
      this.pointer = pointer;
      this.message = message;
    }

    /** Where, as a JSON pointer. */
    public String pointer() {
      return pointer;
    }

    public String message() {
      return message;
    }
  }

  /** The first thing that is wrong with terms, or null. */
  public static @Nullable Flaw flawOf(Terms terms) {
    if (terms.kind() == PackageKind.ALL_ACCESS && terms.allAccessDays() == null) {
      return Flaw.NO_ALL_ACCESS_DAYS;
    }
    if (terms.kind() == PackageKind.CREDIT_PACK && terms.sessionCount() == 0) {
      return Flaw.PACK_WITHOUT_SESSIONS;
    }
    if (terms.sessionCount() == 0 && terms.allAccessDays() == null && !terms.grantsFriendPass()) {
      return Flaw.GIVES_NOTHING;
    }
    if (terms.friendPassValidityDays() != null && !terms.grantsFriendPass()) {
      return Flaw.NO_FRIEND_PASS;
    }
    return null;
  }

  public Pricing pricing() {
    return Pricing.of(terms.listPrice(), terms.discountPercentage(), terms.sessionCount());
  }

  public boolean isArchived() {
    return archivedAt != null;
  }
}
