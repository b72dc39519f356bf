package studio.booking.consent.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import studio.booking.consent.ConsentStanding;
import studio.booking.consent.Lack;

/** When there is consent. Follows from facts and the clock alone. */
public final class Validity {
  private Validity() {}

  /**
   * What counts of an answer.
   *
   * @param version the ordinal of the version that it was given to
   * @param revoked whether it was taken back
   * @param expiresAt from this instant on there is no consent; null: never
   */
  public record Facts(int version, boolean granted, boolean revoked, @Nullable Instant expiresAt) {}

  /**
   * How somebody stands whose newest answer this is.
   *
   * @param newest null when there is no answer
   * @param today the studio's date at {@code now}
   */
  public static ConsentStanding of(
      @Nullable Facts newest, Timeline timeline, LocalDate today, Instant now) {
    var current = timeline.current(today).map(Version.Head::number).orElse(null);
    if (newest == null) return new ConsentStanding(Lack.NEVER_ASKED, null, current);
    var answered = timeline.find(newest.version()).map(Version.Head::number).orElse(null);
    return new ConsentStanding(lack(newest, timeline, today, now), answered, current);
  }

  /** The person's own word first, then the clock's, then the studio's. */
  private static @Nullable Lack lack(
      Facts newest, Timeline timeline, LocalDate today, Instant now) {
    if (!newest.granted()) return Lack.REFUSED;
    if (newest.revoked()) return Lack.REVOKED;
    var expiresAt = newest.expiresAt();
    if (expiresAt != null && !now.isBefore(expiresAt)) return Lack.EXPIRED;
    if (timeline.asksAnewSince(newest.version(), today)) return Lack.RE_CONSENT_REQUIRED;
    return null;
  }

  /**
   * Whether a client has still to be asked. Who said no, or took a yes back, has answered and is
   * not asked again and again.
   */
  public static boolean isToBeAsked(ConsentStanding standing) {
    var lack = standing.lack();
    return lack != null
        && switch (lack) {
          case NEVER_ASKED, EXPIRED, RE_CONSENT_REQUIRED -> true;
          case REFUSED, REVOKED -> false;
        };
  }
}
