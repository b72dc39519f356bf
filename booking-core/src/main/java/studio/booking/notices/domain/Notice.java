package studio.booking.notices.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.PersonId;

/**
 * Something that a person is told.
 *
 * @param about what it is about; ids only, for the words are made when it is read
 * @param aboutTime when the thing it speaks of takes place
 * @param credits how many it speaks of; null where it speaks of none
 * @param readAt null until the person has read it
 */
public record Notice(
    UUID id,
    PersonId person,
    Type type,
    Subject about,
    @Nullable Instant aboutTime,
    @Nullable Integer credits,
    Instant at,
    @Nullable Instant readAt) {

  /** What a notice is about, as far as it is about that. */
  public record Subject(@Nullable UUID booking, @Nullable UUID session, @Nullable UUID redemption) {
    public static Subject booking(UUID booking, UUID session) {
      return new Subject(booking, session, null);
    }

    public static Subject session(UUID session) {
      return new Subject(null, session, null);
    }

    /** Nothing that has an id yet. */
    public static Subject nothing() {
      return new Subject(null, null, null);
    }

    public static Subject redemption(UUID redemption) {
      return new Subject(null, null, redemption);
    }
  }

  /** What happened. */
  public enum Type {
    PLACE_BOOKED,
    PLACE_HELD,
    HOLD_PAID,
    HOLD_EXPIRED,
    WAITLIST_JOINED,
    WAITLIST_PLACE,
    WAITLIST_LEFT,
    WAITLIST_SESSION_CANCELLED,
    WAITLIST_CLOSED,
    BOOKING_CANCELLED,
    BOOKING_CANCELLED_BY_STUDIO,
    BOOKING_MOVED,
    SESSION_MOVED,
    SESSION_CANCELLED,
    COACH_REPLACED,
    SESSION_TAKEN_OVER,
    OCCURRENCE_SKIPPED,
    PACKAGE_REDEEMED
  }
}
