package studio.booking.scheduling.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.select;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_EXCEPTION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.domain.AvailabilityException;
import studio.booking.scheduling.domain.AwayReason;
import studio.booking.scheduling.domain.Busy;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachHours;
import studio.booking.scheduling.domain.ExceptionId;
import studio.booking.scheduling.domain.Hours.Whose;
import studio.booking.scheduling.domain.Samples;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;
import studio.booking.shared.jooq.TestDatabase;

class JooqHoursTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final LocalDate MON = LocalDate.parse("2026-03-02");
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

  private final HoursScene scene = new HoursScene(database, "Europe/Berlin");
  private final JooqHours hours = new JooqHours(database.unitOfWork());
  private final JooqCoaches coaches = new JooqCoaches(database.unitOfWork());
  private final JooqSessionTypes types = new JooqSessionTypes(database.unitOfWork());

  @Test
  void a_session_type_is_kept_as_it_is_and_changed_once_per_version() {
    var type = scene.given(Samples.appointment(45, 20, 5, 10));

    assertThat(scene.ask(scene.client, () -> types.byId(List.of(type.id())).get()))
        .containsExactly(Map.entry(type.id(), type));
    assertThat(scene.ask(scene.client, () -> types.list(false, null, 10).get()))
        .containsExactly(type);
    assertThat(scene.ask(scene.client, () -> types.list(false, type.id(), 10).get())).isEmpty();
  }

  @Test
  void a_coach_is_kept_with_types_and_rates() {
    var type = scene.given(Samples.anHour());
    var other = scene.given(Samples.aClass());
    var coach = scene.coach(type, other);
    var changed =
        new Coach(
            coach.id(),
            "Kim Lee",
            Set.of(type.id()),
            Map.of(type.id(), 3, other.id(), 0),
            true,
            2,
            1,
            coach.createdAt());

    scene.as(
        scene.admin,
        () -> {
          coaches.change(coach, changed);
          return null;
        });

    assertThat(scene.ask(scene.client, () -> coaches.byId(List.of(coach.id())).get()))
        .containsExactly(Map.entry(coach.id(), changed));
    assertThat(scene.ask(scene.client, () -> coaches.list(false, null, 10).get()))
        .containsExactly(changed);
    assertThat(scene.ask(scene.client, () -> coaches.giving(type.id(), null, 10).get()))
        .containsExactly(changed);
    assertThat(scene.ask(scene.client, () -> coaches.giving(other.id(), null, 10).get())).isEmpty();
    assertThat(scene.ask(scene.client, () -> types.givenBy(coach.id()).get()))
        .containsExactly(type);
  }

  @Test
  void clients_may_lock_a_coach_for_booking() {
    var coach = scene.coach();

    assertThat(scene.as(scene.client, () -> coaches.lockForBooking(List.of(coach.id())).get()))
        .containsExactly(Map.entry(coach.id(), coach));
    assertThat(scene.as(scene.caller(coach.id()), () -> coaches.lockForChange(coach.id()).get()))
        .contains(coach);
  }

  @Test
  void clients_learn_that_a_coach_is_away_but_not_why() {
    var coach = scene.coach();
    var away = given(coach, "VACATION");

    var seenByClient = scene.ask(scene.client, () -> exceptions(coach));
    var seenByCoach = scene.ask(scene.caller(coach.id()), () -> exceptions(coach));

    assertThat(seenByCoach).containsExactly(away);
    assertThat(seenByClient).hasSize(1);
    assertThat(seenByClient.getFirst().reason()).isNull();
    assertThat(seenByClient.getFirst().startDate()).isEqualTo(MON);
  }

  @Test
  void the_database_itself_keeps_the_reason_from_clients() {
    for (var column : List.of(AVAILABILITY_EXCEPTION.REASON, AVAILABILITY_EXCEPTION.NOTE)) {
      assertThatThrownBy(
              () ->
                  scene.ask(
                      scene.client,
                      () ->
                          database
                              .unitOfWork()
                              .ask(select(column).from(AVAILABILITY_EXCEPTION))
                              .get()))
          .hasStackTraceContaining("permission denied");
    }
  }

  @Test
  void sessions_keep_their_coach_busy_with_their_buffers_until_cancelled() {
    var type = scene.given(Samples.appointment(60, 15, 10, 20));
    var coach = scene.coach(type);
    var session = scene.session(coach.id(), type, TEN, null);
    var cancelled = scene.session(coach.id(), type, TEN.plusSeconds(7200), null);
    scene.sql("update scheduling.session set status = 'cancelled' where id = ?", cancelled.value());
    var expected = new Busy(TEN.minusSeconds(600), TEN.plusSeconds(4800), session);

    var whole = busy(new Whose.Giving(type.id()), TEN.minusSeconds(86400), TEN.plusSeconds(86400));
    var touching =
        busy(new Whose.Of(List.of(coach.id())), TEN.plusSeconds(4799), TEN.plusSeconds(5000));
    var after =
        busy(new Whose.Of(List.of(coach.id())), TEN.plusSeconds(4800), TEN.plusSeconds(5000));

    assertThat(whole).containsExactly(Map.entry(coach.id(), List.of(expected)));
    assertThat(touching).containsExactly(Map.entry(coach.id(), List.of(expected)));
    assertThat(after).isEmpty();
  }

  private Map<CoachId, List<Busy>> busy(Whose whose, Instant from, Instant until) {
    return scene.ask(scene.client, () -> hours.busy(whose, from, until).get());
  }

  @Test
  void only_live_bookings_can_move() {
    var type = scene.given(Samples.anHour());
    var coach = scene.coach(type);
    var client = scene.client.self();
    var session = scene.session(coach.id(), type, TEN, client);
    var booking = scene.booking(session, client, "CONFIRMED");
    var over = scene.booking(session, client, "CANCELLED");

    var moving = scene.ask(scene.client, () -> hours.moving(booking).get()).orElseThrow();

    assertThat(moving.kind()).isEqualTo(SessionKind.ONE_ON_ONE);
    assertThat(moving.frees(new Busy(TEN, TEN.plusSeconds(1), session))).isTrue();
    assertThat(scene.ask(scene.client, () -> hours.moving(over).get())).isEmpty();
    assertThat(scene.ask(scene.client, () -> hours.moving(BookingId.next()).get())).isEmpty();
  }

  @Test
  void another_studio_sees_nothing_of_it() {
    var type = scene.given(Samples.anHour());
    var coach = scene.coach(type);
    given(coach, "OTHER");
    scene.session(coach.id(), type, TEN, null);
    var other = new HoursScene(database, "UTC");

    assertThat(other.ask(other.admin, () -> exceptions(coach))).isEmpty();
    assertThat(other.ask(other.admin, () -> coaches.byId(List.of(coach.id())).get())).isEmpty();
    assertThat(other.ask(other.admin, () -> types.byId(List.of(type.id())).get())).isEmpty();
    assertThat(
            other.ask(
                other.admin,
                () ->
                    hours.busy(List.of(coach.id()), TEN.minusSeconds(1), TEN.plusSeconds(1)).get()))
        .isEmpty();
  }

  private List<AvailabilityException> exceptions(Coach coach) {
    return hours
        .of(List.of(coach.id()), MON, MON)
        .get()
        .getOrDefault(coach.id(), CoachHours.NONE)
        .exceptions();
  }

  private AvailabilityException given(Coach coach, String reason) {
    var id = Ids.next();
    scene.sql(
        """
        insert into scheduling.availability_exception
          (organization_id, coach_id, id, start_date, end_date, is_available, reason, note,
           created_at)
        values (?, ?, ?, date '2026-03-02', date '2026-03-02', false, ?, 'Lisbon', now())
        """,
        scene.studio.value(),
        coach.id().value(),
        id,
        reason);
    return new AvailabilityException(
        new ExceptionId(id), MON, MON, null, false, AwayReason.valueOf(reason));
  }
}
