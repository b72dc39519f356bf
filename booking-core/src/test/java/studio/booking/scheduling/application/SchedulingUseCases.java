package studio.booking.scheduling.application;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.PlainRuleCalendar;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** What people do with sessions and bookings, put together as in the program. */
public final class SchedulingUseCases {
  public final EndHolds endHolds;
  public final ServeWaitlists serveWaitlists;
  public final JoinWaitlist joinWaitlist;
  public final LeaveWaitlist leaveWaitlist;
  public final ReadWaitlist readWaitlist;
  public final BookPlaces bookPlaces;
  public final BookSlots bookSlots;
  public final CancelBooking cancelBooking;
  public final PreviewCancellation previewCancellation;
  public final FindBookings findBookings;
  public final RescheduleBooking rescheduleBooking;
  public final RecordAttendance recordAttendance;
  public final ReadRoster readRoster;
  public final ScheduleSession scheduleSession;
  public final ChangeSession changeSession;
  public final CancelSession cancelSession;
  public final CancelWithBookings cancelWithBookings;
  public final CompleteSessions completeSessions;
  public final ChangeSeries changeSeries;
  public final ExtendSeries extendSeries;
  public final GenerateSessions generateSessions;
  public final ChangeRecurringBooking changeRecurringBooking;

  public SchedulingUseCases(SchedulingPorts ports) {
    var studios = ports.studios();
    var people = ports.people();
    var coaches = ports.coaches();
    var types = ports.types();
    var hours = ports.hours();
    var sessions = ports.sessions();
    var places = ports.places();
    var bookings = ports.bookings();
    var waitlists = ports.waitlists();
    var files = ports.files();
    var guests = ports.guests();
    var payments = ports.payments();
    var audit = ports.audit();
    var events = ports.events();
    var unit = ports.unit();
    var clock = ports.clock();

    var promotionRegister = new PromotionRegister(waitlists, places, bookings, payments, events);
    var succession =
        new Succession(studios, sessions, bookings, waitlists, payments, promotionRegister, unit);
    var waits = new WaitsEnded(waitlists, bookings, events);
    serveWaitlists =
        new ServeWaitlists(studios, sessions, waitlists, succession, waits, clock) {
          @Override
          public int into(Caller by, Collection<SessionId> ids) {
            return unit.run(by, () -> super.into(by, ids));
          }
        };
    var waitingFirst = new WaitingFirst(succession, serveWaitlists, unit);
    endHolds =
        new EndHolds(studios, sessions, places, bookings, payments, succession, events, clock) {
          @Override
          public int inTheWayOf(Caller by, Set<SessionId> sessions, Set<ClientId> clients) {
            // In a unit of work of its own, as any use case.
            return unit.run(by, () -> super.inTheWayOf(by, sessions, clients));
          }
        };
    var dueHolds = new DueHolds(bookings, endHolds, unit);
    var affairs = new ClientAffairs(studios, payments, bookings, dueHolds);
    var enquiries = new CoachEnquiries(coaches, types, hours);
    var appointments = new Appointments(sessions, events);
    var bookingRegister = new BookingRegister(appointments, places, bookings, payments, events);

    bookPlaces =
        new BookPlaces(
            sessions, places, affairs, bookingRegister, guests, waitingFirst, waits, unit, clock);
    bookSlots = new BookSlots(enquiries, affairs, bookingRegister, guests, unit, clock);
    var access = new BookingAccess(people);
    var bookingsInHand =
        new BookingsInHand(files, access, sessions, bookings, payments, succession, unit);
    var givenUp = new BookingsGivenUp(places, bookings, payments, events);
    var cancellationRegister = new CancellationRegister(givenUp, appointments, succession, audit);
    cancelBooking = new CancelBooking(bookingsInHand, cancellationRegister, clock);
    previewCancellation = new PreviewCancellation(files, payments, access, clock);
    findBookings = new FindBookings(files, access, clock);
    var destinations = new Destinations(enquiries, sessions, places, unit);
    var moveRegister = new MoveRegister(appointments, places, bookings, payments, audit, events);
    rescheduleBooking =
        new RescheduleBooking(
            bookingsInHand,
            destinations,
            affairs,
            moveRegister,
            succession,
            waitingFirst,
            unit,
            clock);
    joinWaitlist =
        new JoinWaitlist(
            studios,
            sessions,
            places,
            bookings,
            waitlists,
            payments,
            dueHolds,
            waitingFirst,
            unit,
            events,
            clock);
    leaveWaitlist = new LeaveWaitlist(sessions, waitlists, waits, audit, clock);
    readWaitlist = new ReadWaitlist(studios, sessions, waitlists);
    recordAttendance = new RecordAttendance(studios, sessions, bookings, payments, audit, clock);
    readRoster = new ReadRoster(sessions, files, people, (_, _) -> Later.of(Map.of()), audit);
    scheduleSession = new ScheduleSession(studios, enquiries, sessions, clock);
    var sessionsInHand = new SessionsInHand(sessions, places, bookings, waitlists, dueHolds, unit);
    var takenBack = new BookingsTakenBack(payments, givenUp);
    var moving = new BookingsMoved(studios, bookings, payments, takenBack, dueHolds);
    var takenOff = new SessionsTakenOff(sessions, takenBack, waits, audit, events);
    var changeRegister = new SessionChangeRegister(sessions, places, audit, events);
    var following = new WaitsFollowing(waitlists, succession);
    changeSession =
        new ChangeSession(
            studios, enquiries, sessionsInHand, moving, changeRegister, following, clock);
    cancelSession = new CancelSession(sessionsInHand, ports.timetable(), takenOff, clock);
    cancelWithBookings = new CancelWithBookings(sessionsInHand, takenOff, clock);
    completeSessions = new CompleteSessions(studios, sessions, bookings, dueHolds, clock);

    var calendar = new PlainRuleCalendar();
    var series = ports.series();
    changeSeries =
        new ChangeSeries(
            studios,
            series,
            coaches,
            enquiries,
            sessionsInHand,
            following,
            moving,
            changeRegister,
            new SeriesTakenOver(series),
            unit,
            clock);
    extendSeries =
        new ExtendSeries(
            studios, series, coaches, types, enquiries, sessions, calendar, unit, clock);
    var recurring = ports.recurringBookings();
    var occurrences = ports.occurrences();
    var maker =
        new OccurrenceMaker(
            coaches, types, hours, places, payments, bookings, occurrences, dueHolds, unit);
    var register =
        new OccurrenceRegister(sessions, places, bookings, payments, occurrences, events);
    generateSessions =
        new GenerateSessions(recurring, occurrences, calendar, studios, maker, register, clock);
    changeRecurringBooking =
        new ChangeRecurringBooking(
            recurring,
            occurrences,
            calendar,
            studios,
            maker,
            register,
            new DatesGivenUp(sessions, bookings, payments, givenUp, succession, events),
            audit,
            clock);
  }
}
