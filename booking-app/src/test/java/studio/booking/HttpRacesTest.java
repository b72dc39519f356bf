package studio.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api.Answer;
import studio.booking.StudioScene.SignedIn;

/**
 * Sixty-four at once over HTTP, again and again: exactly the right number succeed, everybody else
 * is refused by name, and nothing ever breaks.
 */
class HttpRacesTest extends BookingTest {
  private static final int AT_ONCE = 64;
  private static final int ROUNDS = Boolean.getBoolean("booking.long") ? 200 : 3;
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private StudioScene scene;
  private String yoga;
  private String training;

  @BeforeEach
  void setTheScene() {
    scene = new StudioScene(api());
    yoga = scene.classType();
    training = scene.appointmentType();
  }

  @Test
  void the_last_place_is_sold_once() {
    var coach = scene.coach(yoga);
    var clients = scene.clients(AT_ONCE, ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      var session = scene.aClass(yoga, coach, StudioScene.in(1, round), 1);

      var answers = race(clients, client -> scene.book(client, session));

      assertOnly(answers, 1, Set.of("SESSION_FULL"));
    }
    assertThat(balances(clients)).isEqualTo(AT_ONCE * ROUNDS - ROUNDS);
  }

  @Test
  void B9_a_coachs_overlapping_times_are_sold_once() {
    var clients = scene.clients(AT_ONCE, ROUNDS);
    var coach = scene.coach(training);
    for (int round = 0; round < ROUNDS; round++) {
      var morning = Instant.now().atZone(ZONE).toLocalDate().plusDays(2 + round);
      var nine = morning.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant();
      var calls = new ArrayList<Callable<Answer>>();
      for (int i = 0; i < AT_ONCE; i++) {
        var client = clients.get(i);
        var start = nine.plus(Duration.ofMinutes(15L * (i % 4)));
        calls.add(() -> scene.bookAt(client, coach, training, start));
      }

      assertOnly(Api.atOnce(calls), 1, Set.of("SLOT_UNAVAILABLE"));
    }
    assertThat(balances(clients)).isEqualTo(AT_ONCE * ROUNDS - ROUNDS);
  }

  @Test
  void one_client_is_in_one_of_two_overlapping_sessions() {
    var one = scene.coach(yoga);
    var other = scene.coach(yoga);
    var client = scene.client(ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      var start = StudioScene.in(3, round * 2);
      var sessions =
          List.of(
              scene.aClass(yoga, one, start, AT_ONCE),
              scene.aClass(yoga, other, start.plus(Duration.ofMinutes(30)), AT_ONCE));

      var answers =
          Api.atOnce(
              IntStream.range(0, AT_ONCE)
                  .<Callable<Answer>>mapToObj(i -> () -> scene.book(client, sessions.get(i % 2)))
                  .toList());

      assertOnly(answers, 1, Set.of("CLIENT_ALREADY_BOOKED", "CLIENT_BUSY"));
    }
    assertThat(scene.balance(client.id())).isZero();
  }

  @Test
  void A2_a_balance_of_seven_pays_for_seven_of_thirty() {
    for (int round = 0; round < ROUNDS; round++) {
      var coach = scene.coach(yoga);
      var client = scene.client(7);
      var sessions =
          IntStream.range(0, 30)
              .mapToObj(hour -> scene.aClass(yoga, coach, StudioScene.in(5, hour), 3))
              .toList();

      var answers =
          Api.atOnce(
              sessions.stream()
                  .<Callable<Answer>>map(session -> () -> scene.book(client, session))
                  .toList());

      assertOnly(answers, 7, Set.of("INSUFFICIENT_CREDITS"));
      assertThat(scene.balance(client.id())).isZero();
    }
  }

  @Test
  void A18_one_idempotency_key_books_once() {
    var coach = scene.coach(yoga);
    var client = scene.client(ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      var session = scene.aClass(yoga, coach, StudioScene.in(8, round), 5);
      var key = "race-" + round;

      var answers =
          Api.atOnce(
              IntStream.range(0, AT_ONCE)
                  .<Callable<Answer>>mapToObj(
                      _ -> () -> scene.book(client, session, "Idempotency-Key", key))
                  .toList());

      assertThat(answers)
          .allSatisfy(
              answer ->
                  assertThat(answer.status() == 201 ? "" : answer.code())
                      .isIn("", "IDEMPOTENCY_KEY_IN_USE"));
      var booked = answers.stream().filter(answer -> answer.status() == 201).toList();
      assertThat(booked).isNotEmpty();
      assertThat(booked.stream().map(Answer::text).distinct()).hasSize(1);
      assertThat(booked)
          .filteredOn(answer -> answer.header("Idempotent-Replayed") == null)
          .hasSize(1);
      // Sent again later it gets the same answer.
      assertThat(scene.book(client, session, "Idempotency-Key", key).text())
          .isEqualTo(booked.getFirst().text());
    }
    assertThat(scene.balance(client.id())).isZero();
  }

  private static List<Answer> race(
      List<SignedIn> clients, java.util.function.Function<SignedIn, Answer> call) {
    return Api.atOnce(
        clients.stream().<Callable<Answer>>map(client -> () -> call.apply(client)).toList());
  }

  private static void assertOnly(List<Answer> answers, int succeed, Set<String> refusals) {
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(succeed);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isLessThan(500);
              assertThat(answer.code()).isIn(refusals);
            });
  }

  private int balances(List<SignedIn> clients) {
    return clients.stream().mapToInt(client -> scene.balance(client.id())).sum();
  }
}
