package studio.booking.scheduling.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.booking.directory.InMemoryStudios;
import studio.booking.scheduling.InMemoryPayments;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.ImportOutcome.Refused;
import studio.booking.scheduling.domain.ImportOutcome.Taken;
import studio.booking.scheduling.domain.ImportOutcome.TakenBefore;
import studio.booking.scheduling.domain.ImportOutcome.Why;
import studio.booking.scheduling.domain.ImportedSession.Status;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

class ImportAdmissionTest {
  private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
  private static final Instant AHEAD = Instant.parse("2026-12-01T10:00:00Z");
  private static final Instant BEHIND = Instant.parse("2026-01-13T10:00:00Z");

  private final SessionType yoga = Samples.aClass();
  private final SessionType training = Samples.appointment(60, 15, 10, 10);
  private final Coach cora = Samples.coach(yoga, training);
  private final InMemoryStudios studios = new InMemoryStudios();
  private final InMemoryPayments payments = new InMemoryPayments();
  private final List<ClientId> clients = new ArrayList<>();
  private final Map<String, SessionId> takenBefore = new HashMap<>();
  private final List<Busy> busy = new ArrayList<>();
  private final List<Booking> diary = new ArrayList<>();
  private final ImportAdmission admission = new ImportAdmission();
  private SessionType costless = Samples.withoutCost(Samples.aClass());
  private int ids;

  private ClientId client() {
    var client = new ClientId(Ids.next());
    payments.client(client);
    clients.add(client);
    return client;
  }

  private ImportedSession yoga(Instant at, Status status, ClientId... clients) {
    return line(yoga, at, null, status, null, clients);
  }

  private ImportedSession training(Instant at, Status status, ClientId... clients) {
    return line(training, at, null, status, null, clients);
  }

  private ImportedSession line(
      SessionType type,
      Instant at,
      @Nullable Instant end,
      Status status,
      @Nullable Integer capacity,
      ClientId... clients) {
    return new ImportedSession(
        "old-" + ids++, type.id(), cora.id(), at, end, status, null, capacity, List.of(clients));
  }

  private List<ImportOutcome> admit(ImportedSession... sessions) {
    var facts =
        new ImportFacts(
            studios.studio(),
            NOW,
            takenBefore,
            Map.of(cora.id(), cora),
            Map.of(yoga.id(), yoga, training.id(), training, costless.id(), costless),
            Map.of(cora.id(), busy),
            diary,
            payments.look(clients).get());
    var admin =
        new Caller(
            studios.studio().id(),
            new PersonId(Ids.next()),
            Set.of(Role.ADMIN),
            new Caller.Request("test", null));
    return admission.admit(admin, List.of(sessions), facts);
  }

  private Taken taken(ImportedSession session) {
    return (Taken) admit(session).getFirst();
  }

  private static Refused no(Why why) {
    return new Refused(why, null);
  }

  @ParameterizedTest
  @CsvSource({
    "PLANNED, SCHEDULED, CONFIRMED, true",
    "CANCELLED, CANCELLED, CANCELLED, false",
  })
  void what_is_ahead_becomes_what_it_was(
      Status status, SessionStatus session, BookingStatus booking, boolean keepsThePlace) {
    var anna = client();
    var taken = taken(training(AHEAD, status, anna));
    becomes(taken, session, booking, keepsThePlace, anna);
  }

  @ParameterizedTest
  @CsvSource({
    "PLANNED, SCHEDULED, CONFIRMED, true",
    "COMPLETED, COMPLETED, COMPLETED, true",
    "CANCELLED, CANCELLED, CANCELLED, false",
    "NO_SHOW, NO_SHOW, NO_SHOW, true",
  })
  void so_does_what_is_over(
      Status status, SessionStatus session, BookingStatus booking, boolean keepsThePlace) {
    var anna = client();
    var taken = taken(training(BEHIND, status, anna));
    becomes(taken, session, booking, keepsThePlace, anna);
  }

  private static void becomes(
      Taken taken,
      SessionStatus session,
      BookingStatus status,
      boolean keepsThePlace,
      ClientId client) {
    assertThat(taken.session().status()).isEqualTo(session);
    assertThat(taken.session().client()).isEqualTo(client);
    var booking = taken.bookings().getFirst();
    assertThat(taken.bookings()).hasSize(1);
    assertThat(taken.session().oneTimeBooking()).isEqualTo(booking.id());
    assertThat(booking.status()).isEqualTo(status);
    assertThat(booking.client()).isEqualTo(client);
    var place = taken.places().getFirst();
    assertThat(booking.place()).isEqualTo(place.id());
    assertThat(place.takenBy()).isEqualTo(keepsThePlace ? booking.id() : null);
  }

  @Test
  void what_was_paid_there_costs_nothing_here() {
    var taken = taken(yoga(AHEAD, Status.PLANNED, client()));

    assertThat(taken.session().creditCost()).isOne();
    var booking = taken.bookings().getFirst();
    assertThat(booking.creditCost()).isZero();
    var paid = booking.paid();
    assertThat(paid).isNotNull();
    assertThat(paid.type()).isEqualTo(PaymentType.FREE);
    assertThat(paid.credits()).isZero();
    assertThat(paid.why()).isEqualTo("IMPORTED");
  }

  @Test
  void a_class_has_all_its_places_and_its_clients_the_first_of_them() {
    var taken = taken(line(yoga, AHEAD, null, Status.PLANNED, 5, client(), client()));

    assertThat(taken.places()).extracting(Place::number).containsExactly(1, 2, 3, 4, 5);
    assertThat(taken.places())
        .extracting(Place::isFree)
        .containsExactly(false, false, true, true, true);
    assertThat(taken.session().client()).isNull();
    assertThat(taken.session().oneTimeBooking()).isNull();
  }

  @Test
  void the_type_says_what_the_line_leaves_out() {
    var session = taken(yoga(AHEAD, Status.PLANNED)).session();

    assertThat(session.endsAt()).isEqualTo(AHEAD.plus(yoga.duration()));
    assertThat(session.capacity()).isEqualTo(12);
    assertThat(session.name()).isEqualTo("Yoga");
  }

  @Test
  void one_that_was_taken_before_is_not_taken_again() {
    var line = yoga(AHEAD, Status.PLANNED);
    var before = SessionId.next();
    takenBefore.put(line.id(), before);

    assertThat(admit(line)).containsExactly(new TakenBefore(before, false));
  }

  @Test
  void one_that_is_there_twice_is_taken_once_even_by_two_calls() {
    var line = yoga(AHEAD, Status.PLANNED);
    var both = admit(line, line);
    var first = ((Taken) both.getFirst()).session().id();

    assertThat(both.get(1)).isEqualTo(new TakenBefore(first, true));
    assertThat(admit(line)).containsExactly(new TakenBefore(first, true));
  }

  @Test
  void nobody_is_taken_over_who_is_not_here() {
    var stranger = new ClientId(Ids.next());
    var known = client();
    var foreign = yoga(AHEAD, Status.PLANNED);

    assertThat(admit(yoga(AHEAD, Status.PLANNED, known, stranger)))
        .containsExactly(new Refused(Why.UNKNOWN_CLIENT, stranger));
    assertThat(
            admit(
                new ImportedSession(
                    "x",
                    foreign.type(),
                    new CoachId(Ids.next()),
                    AHEAD,
                    null,
                    Status.PLANNED,
                    null,
                    null,
                    List.of())))
        .containsExactly(no(Why.UNKNOWN_COACH));
    assertThat(admit(line(Samples.aClass(), AHEAD, null, Status.PLANNED, null)))
        .containsExactly(no(Why.UNKNOWN_TYPE));
  }

  @Test
  void an_appointment_has_one_client_unless_it_is_over_and_nobody_knows_any_more() {
    assertThat(admit(training(AHEAD, Status.PLANNED))).containsExactly(no(Why.NOT_AN_APPOINTMENT));
    assertThat(admit(training(BEHIND, Status.COMPLETED, client(), client())))
        .containsExactly(no(Why.NOT_AN_APPOINTMENT));
    assertThat(admit(line(training, BEHIND, null, Status.COMPLETED, 2, client())))
        .containsExactly(no(Why.NOT_AN_APPOINTMENT));
    assertThat(taken(training(BEHIND, Status.COMPLETED)).bookings()).isEmpty();
  }

  @Test
  void the_clients_fit_into_the_places_each_once() {
    var anna = client();
    assertThat(admit(line(yoga, AHEAD, null, Status.PLANNED, 1, anna, client())))
        .containsExactly(no(Why.MORE_CLIENTS_THAN_PLACES));
    assertThat(admit(yoga(AHEAD, Status.PLANNED, anna, anna)))
        .containsExactly(no(Why.CLIENT_TWICE));
  }

  @ParameterizedTest
  @CsvSource({"-60, false", "0, false", "59, false", "60, true", "86400, true", "86401, false"})
  void it_takes_from_a_minute_to_a_day(long seconds, boolean goes) {
    var line = line(yoga, BEHIND, BEHIND.plusSeconds(seconds), Status.COMPLETED, null);

    assertThat(admit(line).getFirst() instanceof Taken).isEqualTo(goes);
    if (!goes) assertThat(admit(line)).containsExactly(no(Why.TOO_SHORT_OR_TOO_LONG));
  }

  @Test
  void what_is_not_over_was_neither_held_nor_missed() {
    var running = NOW.minus(Duration.ofMinutes(30));
    assertThat(admit(yoga(running, Status.COMPLETED))).containsExactly(no(Why.NOT_OVER));
    assertThat(admit(yoga(AHEAD, Status.NO_SHOW))).containsExactly(no(Why.NOT_OVER));
    assertThat(admit(yoga(NOW.minus(yoga.duration()), Status.COMPLETED)).getFirst())
        .isInstanceOf(Taken.class);
  }

  @Test
  void places_that_can_still_be_booked_cost_something_known() {
    assertThat(admit(line(costless, AHEAD, null, Status.PLANNED, null)))
        .containsExactly(no(Why.NO_COST));
    assertThat(admit(line(costless, BEHIND, null, Status.COMPLETED, null)).getFirst())
        .isInstanceOf(Taken.class);
    // Nobody books a place in somebody's appointment.
    costless = Samples.withoutCost(Samples.anHour());
    assertThat(admit(line(costless, AHEAD, null, Status.PLANNED, null, client())).getFirst())
        .isInstanceOf(Taken.class);
  }

  @Test
  void a_coach_is_in_one_session_with_its_buffers() {
    busy.add(new Busy(AHEAD, AHEAD.plus(Duration.ofHours(1))));
    var after = AHEAD.plus(Duration.ofMinutes(65));

    // Ten minutes are kept free before it.
    assertThat(admit(training(after, Status.PLANNED, client())))
        .containsExactly(no(Why.COACH_BUSY));
    assertThat(admit(training(after.plusSeconds(300), Status.PLANNED, client())).getFirst())
        .isInstanceOf(Taken.class);
    assertThat(admit(yoga(AHEAD.plusSeconds(60), Status.PLANNED)))
        .containsExactly(no(Why.COACH_BUSY));
    assertThat(admit(yoga(AHEAD, Status.CANCELLED)).getFirst()).isInstanceOf(Taken.class);
  }

  @Test
  void the_lines_before_keep_the_coach_busy_too() {
    var outcomes =
        admit(
            yoga(AHEAD, Status.PLANNED),
            yoga(AHEAD.plus(Duration.ofMinutes(59)), Status.PLANNED),
            yoga(AHEAD.plus(Duration.ofMinutes(60)), Status.PLANNED));

    assertThat(outcomes.get(0)).isInstanceOf(Taken.class);
    assertThat(outcomes.get(1)).isEqualTo(no(Why.COACH_BUSY));
    assertThat(outcomes.get(2)).isInstanceOf(Taken.class);
    assertThat(admit(yoga(AHEAD.plusSeconds(1), Status.PLANNED)))
        .containsExactly(no(Why.COACH_BUSY));
  }

  @Test
  void a_client_is_in_one_session() {
    var anna = client();
    var elsewhere = Samples.session(yoga, new CoachId(Ids.next()), AHEAD);
    diary.add(Samples.booking(elsewhere, PlaceId.next(), anna, NOW));

    assertThat(admit(yoga(AHEAD.plusSeconds(1800), Status.PLANNED, client(), anna)))
        .containsExactly(new Refused(Why.CLIENT_BUSY, anna));
    // What is refused keeps nobody busy.
    assertThat(admit(yoga(AHEAD.plusSeconds(1800), Status.PLANNED, client())).getFirst())
        .isInstanceOf(Taken.class);
    assertThat(admit(yoga(AHEAD, Status.CANCELLED, anna)).getFirst()).isInstanceOf(Taken.class);
  }
}
