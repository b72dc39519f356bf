package studio.booking.scheduling.jooq;

import studio.booking.audit.AuditLog;
import studio.booking.directory.InMemoryPeople;
import studio.booking.directory.People;
import studio.booking.scheduling.application.SchedulingPorts;
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
import studio.booking.shared.jooq.JooqUnitOfWork;

/** Scheduling's own ports on a real database. Nobody is known by name, and nothing is audited. */
public interface PortsOnPostgres extends SchedulingPorts {
  @Override
  JooqUnitOfWork unit();

  @Override
  default Coaches coaches() {
    return new JooqCoaches(unit());
  }

  @Override
  default SessionTypes types() {
    return new JooqSessionTypes(unit());
  }

  @Override
  default Hours hours() {
    return new JooqHours(unit());
  }

  @Override
  default Sessions sessions() {
    return new JooqSessions(unit());
  }

  @Override
  default Places places() {
    return new JooqPlaces(unit());
  }

  @Override
  default Bookings bookings() {
    return new JooqBookings(unit());
  }

  @Override
  default BookingFiles files() {
    return new JooqBookingFiles(unit());
  }

  @Override
  default Guests guests() {
    return new JooqGuests(unit());
  }

  @Override
  default Waitlists waitlists() {
    return new JooqWaitlists(unit());
  }

  @Override
  default Timetable timetable() {
    return new JooqTimetable(unit());
  }

  @Override
  default SeriesBook series() {
    return new JooqSeriesBook(unit());
  }

  @Override
  default RecurringBookings recurringBookings() {
    return new JooqRecurringBookings(unit());
  }

  @Override
  default Occurrences occurrences() {
    return new JooqOccurrences(unit());
  }

  @Override
  default People people() {
    return new InMemoryPeople();
  }

  @Override
  default AuditLog audit() {
    return (_, _) -> {};
  }
}
