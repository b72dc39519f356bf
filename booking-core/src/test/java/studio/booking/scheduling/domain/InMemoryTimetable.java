package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.ClientId;

/**
 * Sessions, places and bookings in maps, behind the ports of the real ones. What a constraint of
 * the database would not let in is an exception here.
 *
 * <pre>{@code
 * var timetable = new InMemoryTimetable(types);
 * var yoga = timetable.given(Samples.session(type, coach, start));
 * var place = timetable.placesOf(yoga.id()).getFirst().id();
 * var booking = timetable.given(Samples.booking(yoga, place, anna, start));
 * }</pre>
 */
public final class InMemoryTimetable {
  /** As PostgreSQL orders them. */
  static final Comparator<UUID> BY_ID = Comparator.comparing(UUID::toString);

  final Map<SessionId, Session> sessions =
      new TreeMap<>(Comparator.comparing(SessionId::value, BY_ID));
  final Map<PlaceId, Place> places = new LinkedHashMap<>();
  final Map<BookingId, Booking> bookings =
      new TreeMap<>(Comparator.comparing(BookingId::value, BY_ID));
  final List<StatusChange> history = new ArrayList<>();
  final Map<BookingId, Long> waitlistNumbers = new LinkedHashMap<>();
  final List<Waiting.Skip> skips = new ArrayList<>();
  final Map<BookingId, Cancellation> cancellations = new LinkedHashMap<>();
  final Map<BookingId, Guest> guests = new LinkedHashMap<>();
  final Map<SessionId, SessionCancellation> cancelledSessions = new LinkedHashMap<>();
  final InMemorySessionTypes types;
  private final InMemorySeriesBook series = new InMemorySeriesBook(this);
  private final InMemoryOccurrences occurrences = new InMemoryOccurrences(this);

  public InMemoryTimetable(InMemorySessionTypes types) {
    this.types = types;
  }

  /** The session with as many places as it has room for, on the timetable from now on. */
  public Session given(Session session) {
    sessions.put(session.id(), session);
    for (int number = 1; number <= session.capacity(); number++) {
      var place = new Place(session.id(), PlaceId.next(), number, null, null, null, false);
      places.put(place.id(), place);
    }
    return session;
  }

  /** The series, and its sessions on these dates, one credit a place. */
  public List<Session> given(Series one, List<LocalDate> dates, Instant at) {
    series.add(one, new SeriesBook.Extent(one.from(), one.from()));
    var kind = Objects.requireNonNull(types.byId(List.of(one.type())).get().get(one.type()));
    return dates.stream()
        .map(date -> given(one.session(one.recurrence().on(date), kind, 1, at)))
        .toList();
  }

  public Series series(SeriesId id) {
    return series.find(id).get().orElseThrow();
  }

  /** Its sessions as they are now, whatever became of them, by the dates that they are for. */
  public List<Session> sessionsOf(SeriesId id) {
    return series
        .sessions(id)
        .sorted(Comparator.comparing(one -> Objects.requireNonNull(one.inSeries()).date()))
        .toList();
  }

  /** The booking, and its place taken by it if it keeps one. */
  public Booking given(Booking booking) {
    bookings.put(booking.id(), booking);
    boolean keeps =
        switch (booking.status()) {
          case PENDING_PAYMENT, CONFIRMED, COMPLETED, NO_SHOW -> true;
          case WAITLISTED, CANCELLED, EXPIRED -> false;
        };
    if (keeps) places.computeIfPresent(booking.seat(), (_, place) -> taken(place, booking.id()));
    return booking;
  }

  /** A confirmed and free booking of the first free place. */
  public Booking givenBooking(SessionId session, ClientId client, Instant at) {
    var free = placesOf(session).stream().filter(Place::isFree).findFirst().orElseThrow();
    return given(Samples.booking(session(session), free.id(), client, at));
  }

  public Session session(SessionId id) {
    var session = sessions.get(id);
    if (session == null) throw new IllegalArgumentException("No such session: " + id);
    return session;
  }

  public Booking booking(BookingId id) {
    var booking = bookings.get(id);
    if (booking == null) throw new IllegalArgumentException("No such booking: " + id);
    return booking;
  }

  /** All places of a session by their numbers, closed ones too. */
  public List<Place> placesOf(SessionId session) {
    return places.values().stream()
        .filter(place -> place.session().equals(session))
        .sorted(Comparator.comparingInt(Place::number))
        .toList();
  }

  /** What became of a booking, in order. */
  public List<StatusChange> history(BookingId booking) {
    return history.stream().filter(change -> change.booking().equals(booking)).toList();
  }

  public Map<BookingId, Cancellation> cancellations() {
    return Map.copyOf(cancellations);
  }

  public Map<SessionId, SessionCancellation> cancelledSessions() {
    return Map.copyOf(cancelledSessions);
  }

  public List<Session> allSessions() {
    return List.copyOf(sessions.values());
  }

  public List<Booking> allBookings() {
    return List.copyOf(bookings.values());
  }

  boolean isWaitedFor(SessionId session) {
    return bookings.values().stream()
        .anyMatch(one -> one.session().equals(session) && one.status() == BookingStatus.WAITLISTED);
  }

  long waitlistNumber(BookingId booking) {
    var number = waitlistNumbers.get(booking);
    if (number == null) throw new IllegalArgumentException("Never waited: " + booking);
    return number;
  }

  /** When one who waited was passed over, and why, in order. */
  public List<String> skips(BookingId booking) {
    return skips.stream()
        .filter(skip -> skip.booking().equals(booking))
        .map(Waiting.Skip::reason)
        .toList();
  }

  public Waitlists waitlists() {
    return new InMemoryWaitlists(this);
  }

  public SeriesBook seriesBook() {
    return series;
  }

  public Occurrences occurrences() {
    return occurrences;
  }

  public Sessions sessions() {
    return new InMemorySessions(this);
  }

  public Places places() {
    return new InMemoryPlaces(this);
  }

  public Bookings bookings() {
    return new InMemoryBookings(this);
  }

  public Guests guests() {
    return added ->
        added.forEach(
            (booking, guest) -> {
              if (!booking(booking).guest())
                throw new IllegalStateException("No guest: " + booking);
              guests.put(booking, guest);
            });
  }

  public BookingFiles files() {
    return new InMemoryBookingFiles(this);
  }

  /** To look at; its dates are those of UTC. */
  public Timetable timetable() {
    return new InMemoryTimetableView(this);
  }

  static Place taken(Place place, @Nullable BookingId by) {
    return new Place(
        place.session(),
        place.id(),
        place.number(),
        place.label(),
        place.creditCost(),
        by,
        place.closed());
  }
}
