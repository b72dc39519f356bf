package studio.booking.scheduling.application;

import java.util.Set;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.SlotEnquiry;
import studio.booking.shared.Later;

/** Enquires whether coaches have a time free. */
final class SlotEnquiries {
  private final Coaches coaches;
  private final SessionTypes types;
  private final Hours hours;

  SlotEnquiries(Coaches coaches, SessionTypes types, Hours hours) {
    this.coaches = coaches;
    this.types = types;
    this.hours = hours;
  }

  /** Asks, and keeps the coach's hours from being changed until the unit of work ends. */
  Later<SlotEnquiry> about(BookSlot wanted) {
    var coach = coaches.lockForBooking(Set.of(wanted.coach()));
    var type = types.byId(Set.of(wanted.type()));
    var calendar = hours.around(wanted.coach(), wanted.startsAt());
    return () ->
        new SlotEnquiry(
            wanted, coach.get().get(wanted.coach()), type.get().get(wanted.type()), calendar.get());
  }
}
