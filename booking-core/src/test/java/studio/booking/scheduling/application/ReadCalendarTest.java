package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.directory.InMemoryPeople;
import studio.booking.directory.InMemoryStudios;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Agenda;
import studio.booking.scheduling.domain.BookingFile;
import studio.booking.scheduling.domain.BookingFiles;
import studio.booking.scheduling.domain.BookingSearch;
import studio.booking.scheduling.domain.CalendarEntry;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Samples;
import studio.booking.scheduling.domain.ShownBooking;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

class ReadCalendarTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final InMemoryStudios studios = new InMemoryStudios();
  private final InMemoryPeople people = new InMemoryPeople();
  private final PersonId kim = people.givenCoach().person();
  private final ClientId anna = people.givenClient();
  private final List<Given> given = new ArrayList<>();
  private final List<Attended> attended = new ArrayList<>();
  private final ReadCalendar readCalendar =
      new ReadCalendar(
          studios,
          new InMemoryAgenda(),
          new Files(),
          new BookingAccess(people),
          Clock.fixed(NOW, ZoneOffset.UTC));

  private record Given(CoachId coach, Agenda.Given what) {}

  private record Attended(ClientId client, Agenda.Attended what) {}

  @Test
  void a_coach_finds_the_sessions_they_give_and_a_client_the_bookings_they_have() {
    var session = gives(kim, 2);
    var booking = attends(anna, 3);

    assertThat(ids(kim, Role.COACH)).containsExactly(session);
    assertThat(ids(anna.person(), Role.CLIENT)).containsExactly(booking);
    assertThat(readCalendar.mine(caller(kim, Role.COACH)).name()).isEqualTo("Studio North");
  }

  @Test
  void who_is_both_finds_both_by_their_start() {
    var late = gives(kim, 5);
    var early = attends(kim.asClient(), 2);

    assertThat(ids(kim, Role.COACH, Role.CLIENT)).containsExactly(early, late);
    // What somebody is no more, they have nothing of.
    assertThat(ids(kim, Role.COACH)).containsExactly(late);
    assertThat(ids(kim, Role.CLIENT)).containsExactly(early);
  }

  @Test
  void it_reaches_from_a_month_back_to_a_year_ahead() {
    gives(kim, -30 * 24 - 1);
    var first = gives(kim, -30 * 24);
    var last = gives(kim, 365 * 24 - 1);
    gives(kim, 365 * 24);

    assertThat(ids(kim, Role.COACH)).containsExactly(first, last);
  }

  @Test
  void it_has_an_end_for_who_has_too_much() {
    for (int i = 0; i < ReadCalendar.MOST; i++) gives(kim, 1);
    for (int i = 0; i < ReadCalendar.MOST; i++) attends(kim.asClient(), 1);

    assertThat(ids(kim, Role.COACH, Role.CLIENT)).hasSize(ReadCalendar.MOST);
  }

  @Test
  void one_booking_is_for_those_who_may_see_it() {
    var booking = new BookingId(attends(anna, 3));
    var other = people.givenCoach().person();

    assertThat(readCalendar.booking(caller(anna.person(), Role.CLIENT), booking)).isPresent();
    assertThat(readCalendar.booking(caller(other, Role.ADMIN), booking)).isPresent();
    assertThat(readCalendar.booking(caller(other, Role.COACH), booking)).isEmpty();
    assertThat(readCalendar.booking(caller(other, Role.CLIENT), booking)).isEmpty();
    assertThat(readCalendar.booking(caller(other, Role.ADMIN), BookingId.next())).isEmpty();
  }

  private UUID gives(PersonId coach, int inHours) {
    var session = Samples.session(Samples.aClass(), coach.asCoach(), in(inHours));
    given.add(new Given(coach.asCoach(), new Agenda.Given(session, 0, 0, NOW)));
    return session.id().value();
  }

  private UUID attends(ClientId client, int inHours) {
    var session = Samples.session(Samples.aClass(), kim.asCoach(), in(inHours));
    var booking = Samples.booking(session, PlaceId.next(), client, NOW);
    attended.add(new Attended(client, new Agenda.Attended(booking, session, "Kim", NOW)));
    return booking.id().value();
  }

  private static Instant in(int hours) {
    return NOW.plus(Duration.ofHours(hours));
  }

  private List<UUID> ids(PersonId person, Role... roles) {
    return readCalendar.mine(caller(person, roles)).entries().stream()
        .map(CalendarEntry::id)
        .toList();
  }

  private Caller caller(PersonId person, Role... roles) {
    return new Caller(
        studios.studio().id(), person, Set.of(roles), new Caller.Request("test", null));
  }

  private final class InMemoryAgenda implements Agenda {
    @Override
    public Later<List<Agenda.Given>> givenBy(CoachId coach, Span span) {
      return Later.of(
          given.stream()
              .filter(one -> one.coach().equals(coach))
              .map(ReadCalendarTest.Given::what)
              .filter(one -> isWithin(span, one.session().startsAt()))
              .limit(span.limit())
              .toList());
    }

    @Override
    public Later<List<Agenda.Attended>> attendedBy(ClientId client, Span span) {
      return Later.of(
          attended.stream()
              .filter(one -> one.client().equals(client))
              .map(ReadCalendarTest.Attended::what)
              .filter(one -> isWithin(span, one.booking().startsAt()))
              .limit(span.limit())
              .toList());
    }

    private static boolean isWithin(Span span, Instant start) {
      return !start.isBefore(span.from()) && start.isBefore(span.until());
    }

    @Override
    public Later<Optional<Agenda.Attended>> booking(BookingId booking) {
      return Later.of(
          attended.stream()
              .map(ReadCalendarTest.Attended::what)
              .filter(one -> one.booking().id().equals(booking))
              .findFirst());
    }
  }

  /** Only finds bookings. */
  private final class Files implements BookingFiles {
    @Override
    public Later<Optional<BookingFile>> find(BookingId booking) {
      return Later.of(
          attended.stream()
              .map(ReadCalendarTest.Attended::what)
              .filter(one -> one.booking().id().equals(booking))
              .findFirst()
              .map(
                  one ->
                      new BookingFile(
                          one.booking(), one.session(), place(one), null, false, null)));
    }

    private static Place place(Agenda.Attended one) {
      var booking = one.booking();
      return new Place(booking.session(), booking.seat(), 1, null, null, booking.id(), false);
    }

    @Override
    public Later<List<BookingFile>> byId(Collection<BookingId> bookings) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Later<List<ShownBooking>> list(BookingSearch search) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Later<List<StatusChange>> history(BookingId booking, @Nullable UUID after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Later<List<BookingFile>> roster(SessionId session, int afterNumber, int limit) {
      throw new UnsupportedOperationException();
    }
  }
}
