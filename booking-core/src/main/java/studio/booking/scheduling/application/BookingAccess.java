package studio.booking.scheduling.application;

import java.time.Instant;
import studio.booking.directory.People;
import studio.booking.scheduling.domain.BookingFile;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;

/** Who sees a booking. */
@Collaborator
final class BookingAccess {
  private final People people;

  BookingAccess(People people) {
    this.people = people;
  }

  /**
   * Clients see their own; coaches those in their sessions and those of the clients who are
   * assigned to them; admins all.
   */
  boolean sees(Caller somebody, BookingFile file, Instant now) {
    if (file.concerns(somebody)) return true;
    return somebody.isStaff() && isInCare(somebody, file.booking().client(), now);
  }

  /** Whether the client is assigned to that coach. */
  boolean isInCare(Caller coach, ClientId client, Instant now) {
    return people.assignedAt(coach.self().asCoach(), client, now).get();
  }
}
