package studio.booking.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static studio.booking.demo.Done.done;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import studio.booking.demo.DemoTimetable.Made;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.directory.application.ChangeStudio;
import studio.booking.scheduling.application.BookPlaces;
import studio.booking.scheduling.application.BookSlots;
import studio.booking.scheduling.application.ChangeSession;
import studio.booking.scheduling.application.JoinWaitlist;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.Guest;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionChange;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Patch;

/** Has a demo studio's clients book. */
@Component
@DemoMode
class DemoBookings {
  private static final int CLASSES_EACH = 3;
  private static final int CLASSES = 20;

  private final BookPlaces bookPlaces;
  private final BookSlots bookSlots;
  private final Studios studios;
  private final ChangeStudio changeStudio;
  private final ChangeSession changeSession;
  private final JoinWaitlist joinWaitlist;

  DemoBookings(
      BookPlaces bookPlaces,
      BookSlots bookSlots,
      Studios studios,
      ChangeStudio changeStudio,
      ChangeSession changeSession,
      JoinWaitlist joinWaitlist) {
    this.bookPlaces = bookPlaces;
    this.bookSlots = bookSlots;
    this.studios = studios;
    this.changeStudio = changeStudio;
    this.changeSession = changeSession;
    this.joinWaitlist = joinWaitlist;
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
    var outcomes = bookPlaces.book(owner, wishes);
    appointment(owner, made, clients.getFirst(), 10, Terms.USUAL, now);
    hold(owner, made, clients.get(1), now);
    substitute(owner, made, soon);
    guest(owner, soon, clients.getFirst());
    waitlist(owner, soon, outcomes, clients.subList(0, 2));
  }

  /** A friend of the first client's comes along to one of the next classes. */
  private void guest(Caller owner, List<Session> soon, ClientId host) {
    var friend = new Guest("Alex");
    var wish = new BookPlace(soon.get(2).id(), null, host, Terms.USUAL, friend);
    bookPlaces.book(owner, List.of(wish)).forEach(Done::done);
  }

  /** The first coach takes over a class of the second's, and both have a notice of it. */
  private void substitute(Caller owner, Made made, List<Session> soon) {
    // Not the next one: that may begin any moment.
    var session =
        soon.stream()
            .filter(one -> !one.coach().equals(made.coach()))
            .skip(1)
            .findFirst()
            .orElseThrow();
    var wish = SessionChange.substitution(session.id(), OptionalLong.empty(), made.coach());
    done(changeSession.change(owner, wish));
  }

  /** For a class with no more places than are booked: one who can pay waits, and one who can't. */
  private void waitlist(
      Caller owner, List<Session> soon, List<BookingOutcome> outcomes, List<ClientId> waiting) {
    var booked =
        outcomes.stream()
            .filter(Booked.class::isInstance)
            .map(outcome -> ((Booked) outcome).booking().session())
            .collect(groupingBy(Function.identity(), summingInt(_ -> 1)));
    // A later one, so that it is still to come tomorrow.
    var session =
        soon.reversed().stream()
            .filter(one -> booked.containsKey(one.id()))
            .findFirst()
            .orElseThrow();
    int places = booked.getOrDefault(session.id(), 1);
    var smaller =
        new SessionChange(session.id(), OptionalLong.empty(), null, null, places, null, false);
    done(changeSession.change(owner, smaller));
    for (var client : waiting) done(joinWaitlist.join(owner, session.id(), client));
  }

  /** In a few days, with the first coach. */
  private void appointment(
      Caller owner, Made made, ClientId client, int hour, Terms terms, Instant now) {
    var date = now.atZone(made.zone()).toLocalDate().plusDays(3);
    while (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) date = date.plusDays(1);
    var start = date.atTime(hour, 0).atZone(made.zone()).toInstant();
    done(
        bookSlots.book(
            owner, new BookSlot(made.coach(), made.appointment(), start, client, terms)));
  }

  /** For somebody who can't pay yet; for a day, as nobody would find it after a quarter hour. */
  private void hold(Caller owner, Made made, ClientId client, Instant now) {
    int usual = studios.current().get().holdMinutes();
    holdMinutes(owner, Studio.MAX_HOLD_MINUTES);
    appointment(owner, made, client, 14, new Terms(null, true), now);
    holdMinutes(owner, usual);
  }

  private void holdMinutes(Caller owner, int minutes) {
    var change =
        new ChangeStudio.Change(
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.set(minutes),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent());
    done(changeStudio.change(owner, OptionalLong.empty(), change));
  }
}
