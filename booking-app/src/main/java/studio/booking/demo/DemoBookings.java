package studio.booking.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.stereotype.Component;
import studio.booking.demo.DemoTimetable.Made;
import studio.booking.scheduling.application.BookPlaces;
import studio.booking.scheduling.application.BookSlots;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/** Has a demo studio's clients book. */
@Component
@DemoMode
class DemoBookings {
  private static final int CLASSES_EACH = 3;
  private static final int CLASSES = 20;

  private final BookPlaces bookPlaces;
  private final BookSlots bookSlots;

  DemoBookings(BookPlaces bookPlaces, BookSlots bookSlots) {
    this.bookPlaces = bookPlaces;
    this.bookSlots = bookSlots;
  }

  void book(Caller owner, Made made, List<ClientId> clients, Instant now) {
    // The same in every demo.
    var random = new Random(7);
    var soon =
        made.classes().stream()
            .filter(session -> !session.namedSeats() && session.startsAt().isAfter(now))
            .limit(CLASSES)
            .toList();
    var wishes = new ArrayList<BookPlace>();
    for (var client : clients.subList(2, clients.size())) {
      for (int i = 0; i < CLASSES_EACH; i++) {
        var session = soon.get(random.nextInt(soon.size()));
        wishes.add(new BookPlace(session.id(), null, client, Terms.USUAL));
      }
    }
    // Who happens to wish for one class twice is refused; the others have their places.
    bookPlaces.book(owner, wishes);
    appointment(owner, made, clients.getFirst(), now);
  }

  /** In a few days at ten, with the first coach. */
  private void appointment(Caller owner, Made made, ClientId client, Instant now) {
    var date = now.atZone(made.zone()).toLocalDate().plusDays(3);
    while (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) date = date.plusDays(1);
    var start = date.atTime(10, 0).atZone(made.zone()).toInstant();
    bookSlots.book(
        owner, new BookSlot(made.coach(), made.appointment(), start, client, Terms.USUAL));
  }
}
