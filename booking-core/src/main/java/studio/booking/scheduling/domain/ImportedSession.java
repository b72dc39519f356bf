package studio.booking.scheduling.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;

/**
 * A session as another system kept it.
 *
 * @param id its name there; the same one is taken over once
 * @param endsAt null for what the type's duration says
 * @param name null for the type's
 * @param capacity null for the type's
 * @param clients who has a place, or had one
 */
public record ImportedSession(
    String id,
    SessionTypeId type,
    CoachId coach,
    Instant startsAt,
    @Nullable Instant endsAt,
    Status status,
    @Nullable String name,
    @Nullable Integer capacity,
    List<ClientId> clients) {

  public ImportedSession {
    clients = List.copyOf(clients);
  }

  /** Where it stood there. */
  public enum Status {
    PLANNED(SessionStatus.SCHEDULED, BookingStatus.CONFIRMED),
    COMPLETED(SessionStatus.COMPLETED, BookingStatus.COMPLETED),
    CANCELLED(SessionStatus.CANCELLED, BookingStatus.CANCELLED),
    /** Nobody came. */
    NO_SHOW(SessionStatus.NO_SHOW, BookingStatus.NO_SHOW);

    private final SessionStatus session;
    private final BookingStatus bookings;

    Status(SessionStatus session, BookingStatus bookings) {
      this.session = session;
      this.bookings = bookings;
    }

    SessionStatus session() {
      return session;
    }

    BookingStatus bookings() {
      return bookings;
    }

    /** Whether it says that the session is over. */
    boolean isOfThePast() {
      return this == COMPLETED || this == NO_SHOW;
    }
  }

  /** Whether it keeps its coach and its clients busy. */
  boolean isPlanned() {
    return status == Status.PLANNED;
  }

  Instant end(SessionType kind) {
    return endsAt != null ? endsAt : startsAt.plus(kind.duration());
  }

  Duration length(SessionType kind) {
    return Duration.between(startsAt, end(kind));
  }

  int capacity(SessionType kind) {
    return capacity != null ? capacity : kind.capacity();
  }

  String nameOr(SessionType kind) {
    return name != null ? name : kind.name();
  }
}
