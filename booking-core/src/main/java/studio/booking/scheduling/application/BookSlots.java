package studio.booking.scheduling.application;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import studio.booking.directory.Studios;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.domain.Admission;
import studio.booking.scheduling.domain.Appointment;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Circumstances;
import studio.booking.scheduling.domain.CoachCalendar;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.SlotEnquiry.Answer.Free;
import studio.booking.scheduling.domain.SlotEnquiry.Answer.Unavailable;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/** Gives a client an appointment at a time that a coach has free, or says why not. */
@UseCase
public class BookSlots {
  private final Studios studios;
  private final SlotEnquiries enquiries;
  private final Sessions sessions;
  private final Bookings bookings;
  private final Payments payments;
  private final BookingRegister register;
  private final DueHolds dueHolds;
  private final UnitOfWork unit;
  private final Clock clock;

  public BookSlots(
      Studios studios,
      Coaches coaches,
      SessionTypes types,
      Hours hours,
      Sessions sessions,
      Places places,
      Bookings bookings,
      Payments payments,
      Events events,
      EndHolds endHolds,
      UnitOfWork unit,
      Clock clock) {
    this.studios = studios;
    this.enquiries = new SlotEnquiries(coaches, types, hours);
    this.sessions = sessions;
    this.bookings = bookings;
    this.payments = payments;
    this.register = new BookingRegister(places, bookings, payments, events);
    this.dueHolds = new DueHolds(bookings, endHolds, unit);
    this.unit = unit;
    this.clock = clock;
  }

  public BookingOutcome book(Caller by, BookSlot wanted) {
    var decision = decide(by, wanted);
    if (decision instanceof Decision.Given(var appointment, var booked)) {
      sessions.add(appointment, booked.booking());
      register.enter(by, List.of(booked));
    }
    return decision.outcome();
  }

  /** What {@link #book} would say. Nothing is written. */
  public BookingOutcome tryOut(Caller by, BookSlot wanted) {
    unit.undo();
    return decide(by, wanted).outcome();
  }

  private sealed interface Decision {
    BookingOutcome outcome();

    record Given(Appointment appointment, Booked outcome) implements Decision {}

    record Refused(BookingOutcome outcome) implements Decision {}
  }

  private Decision decide(Caller by, BookSlot wanted) {
    var now = clock.instant();
    var start = wanted.startsAt();
    var client = Set.of(wanted.client());

    // All questions first, in the order in which their rows are locked: one trip.
    var studio = studios.current();
    var enquiry = enquiries.about(wanted);
    var purses = payments.open(client);
    var diary = bookings.diary(wanted.client(), start, start.plus(CoachCalendar.REACH));
    var holds = dueHolds.inTheWay(by, Set.of(), client, now);

    holds.endThemFirst();
    var circumstances = new Circumstances(studio.get(), now, purses.get(), diary.get());
    return switch (enquiry.get().answer(studio.get(), now)) {
      case Unavailable(var why) -> new Decision.Refused(why);
      case Free(var appointment) -> admit(by, wanted, appointment, circumstances);
    };
  }

  private static Decision admit(
      Caller by, BookSlot wanted, Appointment appointment, Circumstances circumstances) {
    var wish = new BookPlace(appointment.session().id(), null, wanted.client(), wanted.terms());
    var outcome = Admission.to(appointment, circumstances).admit(by, wish);
    return outcome instanceof Booked booked
        ? new Decision.Given(appointment, booked)
        : new Decision.Refused(outcome);
  }
}
