package studio.booking.credits.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done. Bookings and redemptions go by names given when they are made, so that a
 * command means the same when others are left out; about a name that was never given, nothing is
 * done.
 */
sealed interface Command {
  /** On whose behalf. */
  enum By {
    CLIENT,
    STUDIO,
    /** The studio's people, because the client asked them to. */
    STUDIO_FOR_CLIENT
  }

  /** For one client. */
  sealed interface OfClient extends Command {}

  /** For the whole studio. */
  sealed interface OfAll extends Command {}

  record Redeem(String name, Pack pack) implements OfClient {}

  record Revoke(String redemption) implements OfClient {}

  /**
   * An admin's correction.
   *
   * @param lasts how long what is given can be spent; null: for ever
   */
  record Adjust(int amount, @Nullable Duration lasts) implements OfClient {}

  /**
   * A place.
   *
   * @param session its position on the timetable
   */
  record Book(String name, int session, By by) implements OfClient {}

  record Cancel(String booking, By by) implements OfClient {}

  record Move(String booking, int session, By by) implements OfClient {}

  record Attend(String booking, boolean came) implements OfClient {}

  /** Two for the same client, by two at the same time: either may be the first. */
  record AtOnce(OfClient one, OfClient other) implements OfClient {}

  /** Time goes by. */
  record Wait(Duration time) implements OfAll {}

  /**
   * The studio moves a session.
   *
   * @param after the one at whose end, by the first timetable, it begins from now on
   */
  record PutOff(int session, int after) implements OfAll {}

  /** The job that expires what is over. */
  record Expire() implements OfAll {}
}
