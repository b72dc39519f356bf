package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Waiting.Skip;
import studio.booking.scheduling.domain.Waiting.Standing;
import studio.booking.shared.Rejection;

/** What came of wanting to wait for a place, of no longer wanting to, or of asking about it. */
public sealed interface WaitlistOutcome {
  /** The client waits. */
  record Waits(Standing standing) implements WaitlistOutcome {}

  /**
   * How the client stands.
   *
   * @param skips when they were passed over and why, the last first
   * @param closesAt until when places are given away this way
   */
  record Stands(Standing standing, List<Skip> skips, Instant closesAt) implements WaitlistOutcome {}

  /** Who waits, in their order. */
  record InLine(List<Standing> standings) implements WaitlistOutcome {}

  /** The client no longer waits. */
  record Left(Booking booking) implements WaitlistOutcome {}

  /** No, and why not. */
  sealed interface Refused extends WaitlistOutcome, Rejection {}

  /** For a reason for which there would be no place either. */
  record NoPlaceWanted(BookingOutcome.Refused why) implements Refused {}

  /**
   * Nobody gets a place by waiting any more.
   *
   * @param until when that ended; null where it never was so
   */
  record WaitlistIsClosed(SessionId session, @Nullable Instant until) implements Refused {}

  /** Nobody has to wait. */
  record PlacesAreFree(SessionId session, int free) implements Refused {}

  /** The client does not wait for a place in this session. */
  record NotWaiting(SessionId session) implements Refused {}
}
