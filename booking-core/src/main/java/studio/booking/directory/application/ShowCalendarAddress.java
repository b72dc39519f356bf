package studio.booking.directory.application;

import java.time.Instant;
import java.util.Optional;
import studio.booking.directory.domain.CalendarAddress;
import studio.booking.directory.domain.CalendarAddresses;
import studio.booking.shared.Caller;
import studio.booking.shared.Query;

/** Says whether somebody's calendar has a secret address; which one, nobody knows any more. */
@Query
public class ShowCalendarAddress {
  private final CalendarAddresses addresses;

  public ShowCalendarAddress(CalendarAddresses addresses) {
    this.addresses = addresses;
  }

  /** Since when the caller has one; empty when they have none. */
  public Optional<Instant> since(Caller caller) {
    return addresses.of(caller.self()).get().map(CalendarAddress::createdAt);
  }
}
