package studio.booking.scheduling.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.Caller;
import studio.booking.shared.PersonId;

/**
 * How a session came to be cancelled.
 *
 * @param by null when the program did it
 * @param reasonCode such as {@code SESSION_CANCELLED} or {@code COACH_AWAY}
 * @param reason in the words of whoever cancelled; it can be erased
 */
public record SessionCancellation(
    SessionId session,
    Instant at,
    @Nullable PersonId by,
    String byRole,
    String reasonCode,
    @Nullable String reason) {

  public static SessionCancellation of(
      SessionId session, Caller by, String reasonCode, @Nullable String reason, Instant now) {
    return new SessionCancellation(session, now, by.person(), by.role().word(), reasonCode, reason);
  }
}
