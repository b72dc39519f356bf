package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Charge;
import studio.booking.scheduling.PlaceCameFree;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Promotion.Promoted;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.scheduling.domain.Waiting.Skip;
import studio.booking.scheduling.domain.Waitlists;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Events;

/** Writes down who of those who waited has a place now, and who was passed over. */
@Collaborator
final class PromotionRegister {
  private final Waitlists waitlists;
  private final Places places;
  private final Bookings bookings;
  private final Payments payments;
  private final Events events;

  PromotionRegister(
      Waitlists waitlists, Places places, Bookings bookings, Payments payments, Events events) {
    this.waitlists = waitlists;
    this.places = places;
    this.bookings = bookings;
    this.payments = payments;
    this.events = events;
  }

  /** Writes it down, as the program's doing. */
  void enter(Caller program, List<Promoted> promoted, List<Skip> skips, Instant now) {
    waitlists.record(skips);
    if (promoted.isEmpty()) return;
    var made = promoted.stream().map(Promoted::booking).toList();
    var taken = new LinkedHashMap<PlaceId, Booking>();
    for (var booking : made) taken.put(booking.seat(), booking);
    waitlists.promote(made);
    places.take(taken);
    bookings.record(made.stream().map(one -> change(program, one, now)).toList());
    payments.charge(promoted.stream().map(PromotionRegister::charge).toList(), now);
    for (var booking : made) {
      events.publish(
          new PlaceCameFree(
              program.organization(),
              booking.id(),
              booking.session(),
              booking.client(),
              booking.startsAt(),
              now));
    }
  }

  private static StatusChange change(Caller program, Booking booking, Instant now) {
    return StatusChange.of(
        booking.id(), BookingStatus.WAITLISTED, BookingStatus.CONFIRMED, program, "PROMOTED", now);
  }

  private static Charge charge(Promoted one) {
    return new Charge(one.booking().id(), one.booking().client(), one.payment());
  }
}
