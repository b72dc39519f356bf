package studio.booking.scheduling.application;

import java.time.Clock;
import java.util.Map;
import studio.booking.scheduling.domain.Admission;
import studio.booking.scheduling.domain.Appointment;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.Circumstances;
import studio.booking.scheduling.domain.Guests;
import studio.booking.scheduling.domain.SlotEnquiry.Answer.Free;
import studio.booking.scheduling.domain.SlotEnquiry.Answer.Unavailable;
import studio.booking.shared.Caller;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/** Gives a client an appointment at a time that a coach has free, or says why not. */
@UseCase
public class BookSlots {
  private final CoachEnquiries enquiries;
  private final ClientAffairs affairs;
  private final BookingRegister register;
  private final Guests guests;
  private final UnitOfWork unit;
  private final Clock clock;

  BookSlots(
      CoachEnquiries enquiries,
      ClientAffairs affairs,
      BookingRegister register,
      Guests guests,
      UnitOfWork unit,
      Clock clock) {
    this.enquiries = enquiries;
    this.affairs = affairs;
    this.register = register;
    this.guests = guests;
    this.unit = unit;
    this.clock = clock;
  }

  public BookingOutcome book(Caller by, BookSlot wanted) {
    var decision = decide(by, wanted);
    if (decision instanceof Decision.Given(var appointment, var booked)) {
      register.enter(by, appointment, booked);
      if (wanted.guest() != null) guests.add(Map.of(booked.booking().id(), wanted.guest()));
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

    // All questions first, in the order in which their rows are locked: one trip.
    var enquiry = enquiries.about(wanted);
    var standing = affairs.around(by, wanted.startsAt(), wanted.client(), now);

    var circumstances = standing.get();
    return switch (enquiry.get().answer(circumstances.studio(), now)) {
      case Unavailable(var why) -> new Decision.Refused(why);
      case Free(var appointment) -> admit(by, wanted, appointment, circumstances);
    };
  }

  private static Decision admit(
      Caller by, BookSlot wanted, Appointment appointment, Circumstances circumstances) {
    var wish =
        new BookPlace(
            appointment.session().id(), null, wanted.client(), wanted.terms(), wanted.guest());
    var outcome = Admission.to(appointment, circumstances).admit(by, wish);
    return outcome instanceof Booked booked
        ? new Decision.Given(appointment, booked)
        : new Decision.Refused(outcome);
  }
}
