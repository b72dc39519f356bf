package studio.booking.scheduling.application;

import java.time.Clock;
import studio.booking.audit.AuditLog;
import studio.booking.directory.People;
import studio.booking.directory.Studios;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.domain.BookingFiles;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Guests;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.Occurrences;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.RecurringBookings;
import studio.booking.scheduling.domain.SeriesBook;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.Timetable;
import studio.booking.scheduling.domain.Waitlists;
import studio.booking.shared.Events;
import studio.booking.shared.UnitOfWork;

/** All that the {@link SchedulingUseCases} are connected to, each of a test's own choice. */
public interface SchedulingPorts {
  Studios studios();

  People people();

  Coaches coaches();

  SessionTypes types();

  Hours hours();

  Sessions sessions();

  Places places();

  Bookings bookings();

  BookingFiles files();

  Guests guests();

  Waitlists waitlists();

  Timetable timetable();

  SeriesBook series();

  RecurringBookings recurringBookings();

  Occurrences occurrences();

  Payments payments();

  AuditLog audit();

  Events events();

  UnitOfWork unit();

  Clock clock();
}
