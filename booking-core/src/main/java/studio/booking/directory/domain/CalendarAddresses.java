package studio.booking.directory.domain;

import java.util.Optional;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;

/** The calendar addresses of the studio that the open unit of work is for. */
public interface CalendarAddresses {
  Later<Optional<CalendarAddress>> of(PersonId person);

  /** Gives the person this address in place of any other. */
  void put(CalendarAddress address);

  /** Takes the person's address away. When somebody else has just done so, the race is lost. */
  void remove(PersonId person);
}
