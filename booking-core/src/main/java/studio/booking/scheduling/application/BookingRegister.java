package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Charge;
import studio.booking.scheduling.PlaceBooked;
import studio.booking.scheduling.PlaceHeld;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.domain.Appointment;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Events;

/** Writes down what was decided: bookings, their places, history, charges, and what is told. */
@Collaborator
final class BookingRegister {
  private final Appointments appointments;
  private final Places places;
  private final Bookings bookings;
  private final Payments payments;
  private final Events events;

  BookingRegister(
      Appointments appointments,
      Places places,
      Bookings bookings,
      Payments payments,
      Events events) {
    this.appointments = appointments;
    this.places = places;
    this.bookings = bookings;
    this.payments = payments;
    this.events = events;
  }

  /** A booking of an appointment, which is made for it. */
  void enter(Caller by, Appointment appointment, Booked booked) {
    appointments.make(appointment, booked.booking());
    enter(by, List.of(booked));
  }

  /** The bookings among these outcomes; there is at least one. */
  void enter(Caller by, List<? extends BookingOutcome> outcomes) {
    var made = new ArrayList<Booking>();
    var taken = new LinkedHashMap<PlaceId, Booking>();
    var history = new ArrayList<StatusChange>();
    var charges = new ArrayList<Charge>();
    for (var outcome : outcomes) {
      if (!(outcome instanceof Booked(var booking, var payment))) continue;
      made.add(booking);
      taken.put(booking.seat(), booking);
      var held = booking.status() == BookingStatus.PENDING_PAYMENT;
      history.add(
          StatusChange.of(
              booking.id(),
              null,
              booking.status(),
              by,
              held ? "HELD" : "BOOKED",
              booking.createdAt()));
      if (payment != null) charges.add(new Charge(booking.id(), booking.client(), payment));
    }
    Instant now = made.getFirst().createdAt();
    bookings.add(made);
    places.take(taken);
    bookings.record(history);
    payments.charge(charges, now);
    made.forEach(booking -> tell(by, booking));
  }

  private void tell(Caller by, Booking booking) {
    var studio = by.organization();
    events.publish(
        booking.status() == BookingStatus.PENDING_PAYMENT
            ? new PlaceHeld(
                studio,
                booking.id(),
                booking.session(),
                booking.client(),
                booking.startsAt(),
                booking.createdAt())
            : new PlaceBooked(
                studio,
                booking.id(),
                booking.session(),
                booking.client(),
                booking.startsAt(),
                booking.createdAt()));
  }
}
