package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.booking.directory.Studios;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.domain.Agenda;
import studio.booking.scheduling.domain.Agenda.Span;
import studio.booking.scheduling.domain.BookingFiles;
import studio.booking.scheduling.domain.CalendarEntry;
import studio.booking.shared.Caller;
import studio.booking.shared.Later;
import studio.booking.shared.Query;
import studio.booking.shared.Role;

/** Tells calendar programs what somebody has on: the sessions they give, and those they book. */
@Query
public class ReadCalendar {
  /** How long what is over, or was cancelled, is still told of. */
  public static final Duration BACK = Duration.ofDays(30);

  public static final Duration AHEAD = Duration.ofDays(365);

  /** Entries of a calendar; later ones come in when earlier ones go. */
  public static final int MOST = 2000;

  private final Studios studios;
  private final Agenda agenda;
  private final BookingFiles files;
  private final BookingAccess access;
  private final Clock clock;

  ReadCalendar(
      Studios studios, Agenda agenda, BookingFiles files, BookingAccess access, Clock clock) {
    this.studios = studios;
    this.agenda = agenda;
    this.files = files;
    this.access = access;
    this.clock = clock;
  }

  /**
   * Somebody's calendar.
   *
   * @param name the studio's
   * @param entries by their start, what was cancelled among them
   */
  public record PersonalCalendar(String name, List<CalendarEntry> entries) {
    public PersonalCalendar {
      entries = List.copyOf(entries);
    }
  }

  /** What the caller gives as a coach and attends as a client. */
  public PersonalCalendar mine(Caller by) {
    var now = clock.instant();
    var span = new Span(now.minus(BACK), now.plus(AHEAD), MOST);
    var self = by.self();
    var studio = studios.current();
    Later<List<Agenda.Given>> given =
        by.has(Role.COACH) ? agenda.givenBy(self.asCoach(), span) : Later.of(List.of());
    Later<List<Agenda.Attended>> attended =
        by.has(Role.CLIENT) ? agenda.attendedBy(self.asClient(), span) : Later.of(List.of());
    var entries =
        Stream.concat(
                given.get().stream().map(CalendarEntry::of),
                attended.get().stream().map(CalendarEntry::of))
            .sorted(Comparator.comparing(CalendarEntry::startsAt))
            .limit(MOST)
            .toList();
    return new PersonalCalendar(studio.get().name(), entries);
  }

  /** The booking as its client has it in their calendar, unless the caller may not see it. */
  public Optional<CalendarEntry> booking(Caller by, BookingId booking) {
    var file = files.find(booking);
    var attended = agenda.booking(booking);
    return file.get()
        .filter(found -> access.sees(by, found, clock.instant()))
        .flatMap(_ -> attended.get())
        .map(CalendarEntry::of);
  }
}
