package studio.booking.scheduling.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.Rejection;

/** Who comes to a session, for those who may know. */
public sealed interface RosterOutcome {
  /** Some of them, by the numbers of their places. */
  record Roster(List<Line> lines) implements RosterOutcome {
    public Roster {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One of them.
   *
   * @param alias how the client is called before others
   * @param displayName how they are called by those who meet them; null where that is not known
   * @param guest whom the client brings along; null where the place is theirs
   */
  record Line(
      Booking booking,
      Place place,
      @Nullable String alias,
      @Nullable String displayName,
      @Nullable Guest guest) {
    /** Without the name: that has no place in logs. */
    @Override
    public String toString() {
      return "%s at %s".formatted(alias, place);
    }
  }

  record UnknownSession(SessionId session) implements RosterOutcome, Rejection {}

  /** A coach knows who comes to their own sessions. */
  record AnotherCoachsSession(SessionId session) implements RosterOutcome, Rejection {}
}
