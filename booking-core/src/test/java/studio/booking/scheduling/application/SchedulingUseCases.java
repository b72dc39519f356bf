package studio.booking.scheduling.application;

import java.util.Set;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/** What people do with sessions and bookings, put together as in the program. */
public final class SchedulingUseCases {
  public final EndHolds endHolds;
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

  public SchedulingUseCases(SchedulingPorts ports) {
    var studios = ports.studios();
    var people = ports.people();
    var coaches = ports.coaches();
    var types = ports.types();
    var hours = ports.hours();
    var sessions = ports.sessions();
    var places = ports.places();
    var bookings = ports.bookings();
    var files = ports.files();
    var payments = ports.payments();
    var audit = ports.audit();
    var events = ports.events();
    var unit = ports.unit();
    var clock = ports.clock();

    endHolds =
        new EndHolds(sessions, places, bookings, payments, events, clock) {
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

    bookPlaces = new BookPlaces(sessions, places, affairs, bookingRegister, unit, clock);
    bookSlots = new BookSlots(enquiries, affairs, bookingRegister, unit, clock);
    var access = new BookingAccess(people);
    var bookingsInHand = new BookingsInHand(files, access, sessions, bookings, payments, unit);
    var givenUp = new BookingsGivenUp(places, bookings, payments, events);
    var cancellationRegister = new CancellationRegister(givenUp, appointments, audit);
    cancelBooking = new CancelBooking(bookingsInHand, cancellationRegister, clock);
    previewCancellation = new PreviewCancellation(files, payments, access, clock);
    findBookings = new FindBookings(files, access, clock);
    var destinations = new Destinations(enquiries, sessions, places, unit);
    var moveRegister = new MoveRegister(appointments, places, bookings, payments, audit, events);
    rescheduleBooking =
        new RescheduleBooking(bookingsInHand, destinations, affairs, moveRegister, unit, clock);
    recordAttendance = new RecordAttendance(sessions, bookings, audit, clock);
    readRoster = new ReadRoster(sessions, files, people, audit);
    scheduleSession = new ScheduleSession(studios, enquiries, sessions, clock);
    var sessionsInHand = new SessionsInHand(sessions, places, bookings, dueHolds, unit);
    var takenBack = new BookingsTakenBack(payments, givenUp);
    var moving = new BookingsMoved(bookings, takenBack, dueHolds);
    var takenOff = new SessionsTakenOff(sessions, takenBack, audit, events);
    var changeRegister = new SessionChangeRegister(sessions, places, audit, events);
    changeSession =
        new ChangeSession(studios, enquiries, sessionsInHand, moving, changeRegister, clock);
    cancelSession = new CancelSession(sessionsInHand, ports.timetable(), takenOff, clock);
    cancelWithBookings = new CancelWithBookings(sessionsInHand, takenOff, clock);
    completeSessions = new CompleteSessions(studios, sessions, bookings, dueHolds, clock);
  }
}
