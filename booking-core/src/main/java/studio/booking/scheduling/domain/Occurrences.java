package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** What became of the dates of recurring bookings. */
public interface Occurrences {
  /** Those of the dates of which anything is known, both ends included. */
  Later<List<KnownOccurrence>> known(
      Collection<RecurringBookingId> of, LocalDate from, LocalDate to);

  /**
   * Keeps what became of dates. A date that was skipped before may be booked now; one that somebody
   * else has settled meanwhile is a lost race.
   */
  void record(List<KnownOccurrence> occurrences, Instant now);

  /** A class by what a recurring booking knows of it. */
  record ClassTime(CoachId coach, SessionTypeId type, Instant startsAt) {}

  /** Those of the classes that are scheduled, kept from being changed or cancelled. */
  Later<Map<ClassTime, Offer>> classesAt(Collection<ClassTime> times);

  /** A booking that a recurring booking made, for the date that names it. */
  record Upcoming(RecurringBookingId of, LocalDate date, Session session, Booking booking) {}

  /**
   * The live bookings that have yet to begin, of each recurring booking the next ones, by their
   * starts.
   *
   * @param from the first date that may have any
   */
  Later<List<Upcoming>> upcoming(
      Collection<RecurringBookingId> of, LocalDate from, Instant now, int limitEach);
}
