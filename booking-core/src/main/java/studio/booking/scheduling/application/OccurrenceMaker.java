package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import studio.booking.directory.Studio;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Circumstances;
import studio.booking.scheduling.domain.ClaimedPlaces;
import studio.booking.scheduling.domain.CoachCalendar;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.DueOccurrence;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.LocalDays;
import studio.booking.scheduling.domain.OccurrenceAdmission;
import studio.booking.scheduling.domain.OccurrenceFacts;
import studio.booking.scheduling.domain.OccurrenceOutcome;
import studio.booking.scheduling.domain.Occurrences;
import studio.booking.scheduling.domain.Occurrences.ClassTime;
import studio.booking.scheduling.domain.Offer;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Places.Occupancy;
import studio.booking.scheduling.domain.Places.Wanted;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.UnitOfWork;

/**
 * Finds out which dates of recurring bookings can be booked. Works on sets: as many statements for
 * a thousand dates as for one.
 */
@Collaborator
final class OccurrenceMaker {
  private final Coaches coaches;
  private final SessionTypes types;
  private final Hours hours;
  private final Places places;
  private final Payments payments;
  private final Bookings bookings;
  private final Occurrences occurrences;
  private final DueHolds dueHolds;
  private final UnitOfWork unit;

  OccurrenceMaker(
      Coaches coaches,
      SessionTypes types,
      Hours hours,
      Places places,
      Payments payments,
      Bookings bookings,
      Occurrences occurrences,
      DueHolds dueHolds,
      UnitOfWork unit) {
    this.coaches = coaches;
    this.types = types;
    this.hours = hours;
    this.places = places;
    this.payments = payments;
    this.bookings = bookings;
    this.occurrences = occurrences;
    this.dueHolds = dueHolds;
    this.unit = unit;
  }

  /** An outcome for each date, in their order. All of them are ahead. Nothing is written. */
  List<OccurrenceOutcome> decide(Caller by, Studio studio, List<DueOccurrence> due, Instant now) {
    if (due.isEmpty()) return List.of();
    var admission = new OccurrenceAdmission(gather(by, studio, due, now));
    var outcomes = new ArrayList<OccurrenceOutcome>(due.size());
    for (var one : due) outcomes.add(admission.admit(by, one));
    if (admission.mustLookAgain() && unit.attempt() == 1) throw unit.again();
    return outcomes;
  }

  /**
   * All questions in the order in which their rows are locked: coaches, classes, places, purses.
   */
  private OccurrenceFacts gather(Caller by, Studio studio, List<DueOccurrence> due, Instant now) {
    var starts = due.stream().map(one -> one.when().startsAt()).sorted().toList();
    var from = starts.getFirst();
    var until = starts.getLast().plus(CoachCalendar.REACH);
    var givers = due.stream().map(one -> one.of().coach()).collect(Collectors.toSet());
    var clients = due.stream().map(one -> one.of().client()).collect(Collectors.toSet());

    var locked = coaches.lockForBooking(givers);
    var kinds = types.byId(due.stream().map(one -> one.of().type()).collect(Collectors.toSet()));
    var classes =
        occurrences.classesAt(
            due.stream()
                .map(one -> new ClassTime(one.of().coach(), one.of().type(), one.when().startsAt()))
                .distinct()
                .toList());
    var days = LocalDays.of(studio.zone(), studio.dateOf(from), studio.dateOf(starts.getLast()));
    var working = hours.of(givers, days.from(), days.to());
    var busy =
        hours.busy(
            givers, days.begin().minus(CoachCalendar.REACH), days.end().plus(CoachCalendar.REACH));

    var wanted = wanted(due, classes.get());
    var claimed = places.claim(wanted, unit.attempt() > 1);
    var purses = payments.open(clients);
    var diary = bookings.diary(clients, from, until);
    var holds =
        dueHolds.inTheWay(
            by, wanted.stream().map(Wanted::session).collect(Collectors.toSet()), clients, now);
    holds.endThemFirst();
    return new OccurrenceFacts(
        new Circumstances(studio, now, purses.get(), diary.get()),
        days,
        locked.get(),
        kinds.get(),
        working.get(),
        busy.get(),
        classes.get(),
        new ClaimedPlaces(claimed.get(), occupancy(wanted, claimed.get())));
  }

  private static List<Wanted> wanted(List<DueOccurrence> due, Map<ClassTime, Offer> classes) {
    var wanted = new ArrayList<Wanted>();
    for (var one : due) {
      var offer =
          classes.get(new ClassTime(one.of().coach(), one.of().type(), one.when().startsAt()));
      if (offer != null) wanted.add(new Wanted(offer.session().id(), null));
    }
    return wanted;
  }

  /** Of the classes with fewer free places for us than are wanted. */
  private Map<SessionId, Occupancy> occupancy(List<Wanted> wanted, List<Place> claimed) {
    var sessions = wanted.stream().map(Wanted::session).toList();
    var had = claimed.stream().map(Place::session).toList();
    Set<SessionId> crowded =
        sessions.stream()
            .filter(one -> Collections.frequency(had, one) < Collections.frequency(sessions, one))
            .collect(Collectors.toSet());
    return crowded.isEmpty() ? Map.of() : places.occupancy(crowded).get();
  }
}
