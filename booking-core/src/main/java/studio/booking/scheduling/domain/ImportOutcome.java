package studio.booking.scheduling.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.ClientId;

/** What came of a session of another system's. */
public sealed interface ImportOutcome {
  /**
   * It is taken over.
   *
   * @param bookings of its clients, each with one of the places
   */
  record Taken(String id, Session session, List<Place> places, List<Booking> bookings)
      implements ImportOutcome {
    public Taken {
      places = List.copyOf(places);
      bookings = List.copyOf(bookings);
    }
  }

  /**
   * It was taken over before, as this session.
   *
   * @param earlierHere whether by the same admission
   */
  record TakenBefore(SessionId session, boolean earlierHere) implements ImportOutcome {}

  /**
   * It can't be taken over.
   *
   * @param client whom it is about, where it is about one
   */
  record Refused(Why why, @Nullable ClientId client) implements ImportOutcome {}

  /** Why a session can't be taken over. */
  enum Why {
    UNKNOWN_COACH,
    UNKNOWN_TYPE,
    UNKNOWN_CLIENT,
    /** A client is named twice. */
    CLIENT_TWICE,
    /** An appointment has one client and one place, and one that is planned has its client. */
    NOT_AN_APPOINTMENT,
    MORE_CLIENTS_THAN_PLACES,
    /**
     * It takes less than {@link ImportAdmission#SHORTEST}, or more than {@link
     * ImportAdmission#LONGEST}.
     */
    TOO_SHORT_OR_TOO_LONG,
    /** It is said to be over, and is not. */
    NOT_OVER,
    /** Neither the coach's rate nor the type says what a place costs for those who book one yet. */
    NO_COST,
    COACH_BUSY,
    CLIENT_BUSY
  }
}
