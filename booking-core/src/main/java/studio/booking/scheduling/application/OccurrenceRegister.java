package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.OccurrencesSkipped;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Charge;
import studio.booking.scheduling.PlaceHeld;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.DueOccurrence;
import studio.booking.scheduling.domain.KnownOccurrence;
import studio.booking.scheduling.domain.OccurrenceOutcome;
import studio.booking.scheduling.domain.OccurrenceOutcome.Made;
import studio.booking.scheduling.domain.OccurrenceOutcome.Skipped;
import studio.booking.scheduling.domain.Occurrences;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.SkipReason;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Events;

/** Writes down what became of dates of recurring bookings, any number at once. */
@Collaborator
final class OccurrenceRegister {
  private static final String REASON = "RECURRING";

  private final Sessions sessions;
  private final Places places;
  private final Bookings bookings;
  private final Payments payments;
  private final Occurrences occurrences;
  private final Events events;

  OccurrenceRegister(
      Sessions sessions,
      Places places,
      Bookings bookings,
      Payments payments,
      Occurrences occurrences,
      Events events) {
    this.sessions = sessions;
    this.places = places;
    this.bookings = bookings;
    this.payments = payments;
    this.occurrences = occurrences;
    this.events = events;
  }

  void enter(Caller by, List<OccurrenceOutcome> outcomes, Instant now) {
    var made = outcomes.stream().filter(Made.class::isInstance).map(Made.class::cast).toList();
    var skipped =
        outcomes.stream()
            .filter(Skipped.class::isInstance)
            .map(Skipped.class::cast)
            .filter(one -> !one.asBefore())
            .toList();
    if (!made.isEmpty()) book(by, made, now);
    var known = new ArrayList<KnownOccurrence>();
    for (var one : made) known.add(known(one.due(), one.booking(), null));
    for (var one : skipped) known.add(known(one.due(), null, one.why()));
    if (!known.isEmpty()) occurrences.record(known, now);
    tell(by, made, skipped, now);
  }

  private static KnownOccurrence known(
      DueOccurrence due, @Nullable Booking booking, @Nullable SkipReason why) {
    return new KnownOccurrence(
        due.of().id(), due.when().date(), booking == null ? null : booking.id(), why);
  }

  private void book(Caller by, List<Made> made, Instant now) {
    var appointments = new ArrayList<Session>();
    var newPlaces = new ArrayList<Place>();
    var taken = new LinkedHashMap<PlaceId, Booking>();
    var charges = new ArrayList<Charge>();
    for (var one : made) {
      var booking = one.booking();
      var appointment = one.appointment();
      if (appointment == null) {
        taken.put(booking.seat(), booking);
      } else {
        appointments.add(appointment.session());
        newPlaces.add(appointment.place().takenBy(booking));
      }
      var payment = one.payment();
      if (payment != null) charges.add(new Charge(booking.id(), booking.client(), payment));
    }
    if (!appointments.isEmpty()) sessions.add(appointments, newPlaces);
    var all = made.stream().map(Made::booking).toList();
    bookings.add(all);
    places.take(taken);
    bookings.record(
        all.stream()
            .map(one -> StatusChange.of(one.id(), null, one.status(), by, REASON, now))
            .toList());
    if (!charges.isEmpty()) payments.charge(charges, now);
  }

  /** What goes as planned is no news; what was skipped is, once for each date. */
  private void tell(Caller by, List<Made> made, List<Skipped> skipped, Instant now) {
    for (var one : made) {
      var booking = one.booking();
      if (booking.status() != BookingStatus.PENDING_PAYMENT) continue;
      events.publish(
          new PlaceHeld(
              by.organization(),
              booking.id(),
              booking.session(),
              booking.client(),
              booking.startsAt(),
              now));
    }
    var news =
        skipped.stream()
            .filter(one -> one.due().skippedBefore() == null)
            // They would be told of somebody who is not there.
            .filter(one -> one.why() != SkipReason.NO_SUCH_CLIENT)
            .map(
                one ->
                    new OccurrencesSkipped.Skipped(
                        one.due().of().id(), one.due().of().client(), one.due().when().startsAt()))
            .toList();
    if (!news.isEmpty()) events.publish(new OccurrencesSkipped(by.organization(), news, now));
  }
}
