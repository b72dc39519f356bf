package studio.booking.demo;

import static studio.booking.demo.Done.done;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.springframework.stereotype.Component;
import studio.booking.demo.DemoTimetable.Made;
import studio.booking.scheduling.application.MakeRecurringBooking;
import studio.booking.scheduling.domain.RecurringWish;
import studio.booking.scheduling.domain.RecurringWish.Pattern;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/** Has some of a demo studio's clients come again and again. */
@Component
@DemoMode
class DemoRegulars {
  private final MakeRecurringBooking make;

  DemoRegulars(MakeRecurringBooking make) {
    this.make = make;
  }

  /** The first client each week, another one every other week, both with the first coach. */
  void book(Caller owner, Made made, List<ClientId> clients, Instant now) {
    weekly(owner, made, clients.getFirst(), new Pattern.Weekday(DayOfWeek.WEDNESDAY), 12, now);
    weekly(
        owner,
        made,
        clients.get(2),
        new Pattern.Written("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        15,
        now);
  }

  private void weekly(
      Caller owner, Made made, ClientId client, Pattern pattern, int hour, Instant now) {
    var tomorrow = now.atZone(made.zone()).toLocalDate().plusDays(1);
    var start = LocalTime.of(hour, 0);
    done(
        make.make(
            owner,
            new RecurringWish(
                client,
                made.coach(),
                made.appointment(),
                tomorrow,
                null,
                start,
                start.plusHours(1),
                pattern,
                true)));
  }
}
