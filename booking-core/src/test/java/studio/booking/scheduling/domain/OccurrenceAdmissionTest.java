package studio.booking.scheduling.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.domain.OccurrenceScene.LATER;
import static studio.booking.scheduling.domain.OccurrenceScene.TEN;
import static studio.booking.scheduling.domain.OccurrenceScene.TUESDAY;
import static studio.booking.scheduling.domain.OccurrenceScene.at;
import static studio.booking.scheduling.domain.Samples.away;
import static studio.booking.scheduling.domain.Samples.except;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.domain.OccurrenceOutcome.Made;
import studio.booking.scheduling.domain.OccurrenceOutcome.Skipped;
import studio.booking.scheduling.domain.Places.Occupancy;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;

class OccurrenceAdmissionTest {
  private static final LocalTime NOON = LocalTime.NOON;

  private final OccurrenceScene scene = new OccurrenceScene();

  @Test
  void an_appointment_is_made_for_the_date() {
    var anna = scene.client(1);
    var due = scene.due(scene.training, anna, LATER, TEN);

    var made = made(due);

    var appointment = Objects.requireNonNull(made.appointment());
    var session = appointment.session();
    assertThat(session.coach()).isEqualTo(scene.cora.id());
    assertThat(session.client()).isEqualTo(anna);
    assertThat(session.startsAt()).isEqualTo(at(LATER, TEN));
    assertThat(session.recurringBooking()).isEqualTo(due.of().id().value());
    assertThat(session.oneTimeBooking()).isNull();
    var booking = made.booking();
    assertThat(booking.session()).isEqualTo(session.id());
    assertThat(booking.place()).isEqualTo(appointment.place().id());
    assertThat(booking.startsAt()).isEqualTo(session.startsAt());
    assertThat(booking.recurringBooking()).isEqualTo(due.of().id().value());
    assertThat(booking.policy()).isEqualTo(CancellationPolicy.of(scene.studio, 12));
    assertThat(booking.bookedBy()).isNull();
  }

  @Test
  void the_booking_horizon_does_not_bind_it() {
    scene.gives(
        scene.cora, Map.of(), Samples.bookable(scene.training, Duration.ZERO, 7), scene.yoga);
    scene.aClass(LATER, 1);

    made(scene.due(scene.training, scene.client(1), LATER, NOON));
    made(scene.due(scene.yoga, scene.client(1), LATER, TEN));
  }

  @Test
  void what_is_further_away_is_charged_later_at_the_cost_of_now() {
    scene.gives(scene.cora, Map.of(scene.training.id(), 3), scene.training);

    var made = made(scene.due(scene.training, scene.client(0), LATER, TEN));

    assertThat(made.payment()).isNull();
    assertThat(made.booking().status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(made.booking().paid()).isNull();
    assertThat(made.booking().creditCost()).isEqualTo(3);
    assertThat(made.booking().chargeAt()).isEqualTo(at(LATER.minusDays(7), TEN));
  }

  @Test
  void what_is_due_is_charged_at_once_and_what_is_a_quarter_of_an_hour_later_is_not() {
    var anna = scene.client(5);
    var ben = scene.client(5);
    scene.now = at(TUESDAY, TEN);
    var week = TUESDAY.plusWeeks(1);

    var due = made(scene.due(scene.training, anna, week, TEN));
    var notYet = made(scene.due(scene.ben, scene.training, ben, week, TEN.plusMinutes(15)));

    assertThat(Objects.requireNonNull(due.payment()).credits()).isEqualTo(1);
    assertThat(Objects.requireNonNull(due.booking().paid()).type()).isEqualTo(PaymentType.CREDIT);
    assertThat(due.booking().chargeAt()).isNull();
    assertThat(notYet.payment()).isNull();
    assertThat(notYet.booking().chargeAt()).isEqualTo(scene.now.plus(Duration.ofMinutes(15)));
  }

  @Test
  void what_nothing_covers_is_held_until_its_window() {
    var held = made(scene.due(scene.training, scene.client(0), TUESDAY, TEN)).booking();

    assertThat(held.status()).isEqualTo(BookingStatus.PENDING_PAYMENT);
    assertThat(held.holdExpiresAt()).isEqualTo(at(TUESDAY, TEN).minus(Duration.ofHours(12)));
    assertThat(held.paid()).isNull();
  }

  @Test
  void each_date_is_paid_with_what_the_ones_before_it_left() {
    var anna = scene.client(2);
    var statuses = new ArrayList<BookingStatus>();
    for (int hour = 10; hour < 14; hour++) {
      var due = scene.due(scene.training, anna, TUESDAY, LocalTime.of(hour, 0));
      statuses.add(made(due).booking().status());
    }

    assertThat(statuses)
        .containsExactly(
            BookingStatus.CONFIRMED,
            BookingStatus.CONFIRMED,
            BookingStatus.PENDING_PAYMENT,
            BookingStatus.PENDING_PAYMENT);
  }

  @Test
  void B9_a_coach_gives_each_time_once_with_the_buffers_in_between() {
    var massage = Samples.appointment(60, 15, 15, 15);
    scene.gives(scene.cora, Map.of(), massage);

    made(scene.due(massage, scene.client(1), LATER, TEN));
    assertThat(why(scene.due(massage, scene.client(1), LATER, TEN)))
        .isEqualTo(SkipReason.COACH_BUSY);
    assertThat(why(scene.due(massage, scene.client(1), LATER, TEN.plusMinutes(75))))
        .isEqualTo(SkipReason.COACH_BUSY);
    made(scene.due(massage, scene.client(1), LATER, TEN.plusMinutes(90)));
  }

  @Test
  void a_client_is_in_one_place_at_a_time() {
    var anna = scene.client(5);

    made(scene.due(scene.training, anna, LATER, TEN));
    assertThat(why(scene.due(scene.ben, scene.training, anna, LATER, TEN)))
        .isEqualTo(SkipReason.CLIENT_BUSY);
    made(scene.due(scene.ben, scene.training, anna, LATER, TEN.plusHours(1)));
  }

  @Test
  void places_of_a_class_are_given_away_one_after_the_other() {
    var session = scene.aClass(LATER, 2);

    var first = made(scene.due(scene.yoga, scene.client(1), LATER, TEN));
    var second = made(scene.due(scene.yoga, scene.client(1), LATER, TEN));

    assertThat(first.appointment()).isNull();
    assertThat(first.booking().session()).isEqualTo(session.id());
    assertThat(List.of(first.booking().seat(), second.booking().seat()))
        .isEqualTo(scene.places.stream().map(Place::id).toList());
    assertThat(why(scene.due(scene.yoga, scene.client(1), LATER, TEN)))
        .isEqualTo(SkipReason.SESSION_FULL);
    assertThat(scene.mustLookAgain()).isFalse();
  }

  @Test
  void what_is_skipped_takes_nothing_from_those_after_it() {
    var elsewhere = scene.client(5);
    var poor = scene.client(0);
    var session = scene.aClass(TUESDAY, 1);
    scene.isElsewhere(elsewhere, session.startsAt());
    var rich = scene.client(2);
    scene.now = session.startsAt().minus(Duration.ofHours(2));

    assertThat(why(scene.due(scene.yoga, elsewhere, TUESDAY, TEN)))
        .isEqualTo(SkipReason.CLIENT_BUSY);
    assertThat(why(scene.due(scene.yoga, poor, TUESDAY, TEN)))
        .isEqualTo(SkipReason.INSUFFICIENT_CREDITS);
    made(scene.due(scene.yoga, rich, TUESDAY, TEN));
    assertThat(why(scene.due(scene.training, poor, TUESDAY, NOON)))
        .isEqualTo(SkipReason.INSUFFICIENT_CREDITS);
    made(scene.due(scene.training, rich, TUESDAY, NOON));
  }

  @Test
  void a_class_whose_places_others_may_yet_give_back_is_looked_at_again() {
    var session = scene.aClass(LATER, 1);
    scene.places.clear();
    scene.occupancy.put(session.id(), new Occupancy(1, 0, null));

    assertThat(why(scene.due(scene.yoga, scene.client(1), LATER, TEN)))
        .isEqualTo(SkipReason.SESSION_FULL);

    assertThat(scene.mustLookAgain()).isTrue();
  }

  @Test
  void what_was_skipped_for_the_same_reason_before_is_no_news() {
    var due = scene.due(scene.yoga, scene.client(1), LATER, TEN);
    var before = new DueOccurrence(due.of(), due.when(), SkipReason.NO_SUCH_SESSION);
    var otherwise = new DueOccurrence(due.of(), due.when(), SkipReason.SESSION_FULL);

    assertThat(((Skipped) scene.admit(due)).asBefore()).isFalse();
    assertThat(((Skipped) scene.admit(before)).asBefore()).isTrue();
    assertThat(((Skipped) scene.admit(otherwise)).asBefore()).isFalse();
  }

  /** A date that could be booked, but for something. */
  private record Skip(SkipReason why, String but, Function<OccurrenceScene, DueOccurrence> scene) {
    @Override
    public String toString() {
      return why + ": " + but;
    }
  }

  private interface InTheWay {
    void in(OccurrenceScene scene, Session session, ClientId client);
  }

  private static Skip appointment(
      SkipReason why, String but, java.util.function.Consumer<OccurrenceScene> inTheWay) {
    return new Skip(
        why,
        but,
        scene -> {
          var due = scene.due(scene.training, scene.client(1), LATER, TEN);
          inTheWay.accept(scene);
          return due;
        });
  }

  private static Skip inClass(SkipReason why, String but, InTheWay inTheWay) {
    return new Skip(
        why,
        but,
        scene -> {
          var client = scene.client(1);
          inTheWay.in(scene, scene.aClass(LATER, 1), client);
          return scene.due(scene.yoga, client, LATER, TEN);
        });
  }

  static Stream<Skip> skips() {
    return Stream.of(
        appointment(SkipReason.NOT_GIVEN, "no coach", scene -> scene.coaches.clear()),
        appointment(SkipReason.NOT_GIVEN, "no type", scene -> scene.types.clear()),
        appointment(
            SkipReason.NOT_GIVEN,
            "no longer hers",
            scene -> scene.gives(scene.cora, Map.of(), scene.yoga)),
        appointment(
            SkipReason.NO_COST,
            "nobody says what it costs",
            scene -> scene.gives(scene.cora, Map.of(), Samples.withoutCost(scene.training))),
        appointment(
            SkipReason.COACH_UNAVAILABLE,
            "before work",
            scene -> scene.works(scene.cora, "10:15", "17:00")),
        appointment(
            SkipReason.COACH_UNAVAILABLE,
            "between the quarters",
            scene -> scene.works(scene.cora, "09:05", "17:00")),
        appointment(
            SkipReason.COACH_UNAVAILABLE,
            "on holiday",
            scene ->
                scene.hours.computeIfPresent(
                    scene.cora.id(), (_, usual) -> except(usual, away(LATER + "", LATER + "")))),
        appointment(
            SkipReason.COACH_BUSY,
            "the last minute is another's",
            scene ->
                scene.busy.put(
                    scene.cora.id(),
                    List.of(new Busy(at(LATER, TEN.plusMinutes(59)), at(LATER, NOON))))),
        appointment(
            SkipReason.TOO_LATE,
            "short notice",
            scene -> {
              scene.gives(
                  scene.cora, Map.of(), Samples.bookable(scene.training, Duration.ofHours(2), 365));
              scene.now = at(LATER, TEN.minusHours(1));
            }),
        new Skip(
            SkipReason.NO_SUCH_CLIENT,
            "nobody we know",
            scene -> scene.due(scene.training, new ClientId(Ids.next()), LATER, TEN)),
        new Skip(
            SkipReason.INSUFFICIENT_CREDITS,
            "to be paid by now",
            scene -> {
              scene.now = at(LATER, TEN).minus(Duration.ofHours(12));
              return scene.due(scene.training, scene.client(0), LATER, TEN);
            }),
        inClass(SkipReason.NO_SUCH_SESSION, "no class", (scene, _, _) -> scene.classes.clear()),
        inClass(
            SkipReason.NO_SUCH_SESSION,
            "cancelled",
            (scene, session, _) ->
                scene.offered(session.with(SessionStatus.CANCELLED), Duration.ZERO, false)),
        inClass(
            SkipReason.TOO_LATE,
            "short notice",
            (scene, session, _) -> scene.offered(session, Duration.ofDays(30), false)),
        inClass(SkipReason.SESSION_FULL, "full", (scene, _, _) -> scene.places.clear()),
        inClass(
            SkipReason.SESSION_FULL,
            "others wait for the place",
            (scene, session, _) -> scene.offered(session, Duration.ZERO, true)),
        inClass(
            SkipReason.SEAT_REQUIRED,
            "which seat?",
            (scene, session, _) ->
                scene.offered(Samples.withNamedSeats(session), Duration.ZERO, false)),
        inClass(
            SkipReason.CLIENT_ALREADY_BOOKED,
            "is in",
            (scene, session, client) ->
                scene.diary.add(Samples.booking(session, PlaceId.next(), client, scene.now))),
        inClass(
            SkipReason.CLIENT_BUSY,
            "is elsewhere",
            (scene, session, client) -> scene.isElsewhere(client, session.startsAt())));
  }

  @ParameterizedTest
  @MethodSource("skips")
  void B8_what_forbids_a_booking_by_hand_skips_the_date_by_its_name(Skip skip) {
    assertThat(why(skip.scene().apply(scene))).isEqualTo(skip.why());
  }

  @Test
  void no_reason_is_left_out_but_the_one_that_somebody_asks_for() {
    var seen = EnumSet.noneOf(SkipReason.class);
    skips().forEach(skip -> seen.add(skip.why()));

    assertThat(EnumSet.complementOf(seen)).containsExactly(SkipReason.ON_REQUEST);
  }

  private Made made(DueOccurrence due) {
    return (Made) scene.admit(due);
  }

  private SkipReason why(DueOccurrence due) {
    return ((Skipped) scene.admit(due)).why();
  }
}
