package studio.booking.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import studio.booking.AnotherProgram;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.StudioScene;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.TestDatabase;

/** Two instances at once on one database, which was empty when both were started. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class TwoProgramsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestDatabase database = TestDatabase.open();
  private final List<Turn> turns = new CopyOnWriteArrayList<>();
  private List<AnotherProgram> programs;
  private Api one;
  private Api other;

  private record Turn(String instance, Instant from, Instant to) {}

  /** Takes its time, and writes down when. */
  private final class TakesTurns implements Job {
    private final String instance;

    TakesTurns(String instance) {
      this.instance = instance;
    }

    @Override
    public String name() {
      return "takes-turns";
    }

    @Override
    public Duration every() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Report run(@Nullable OrganizationId studio, StopSign stop) {
      var from = Instant.now();
      try {
        Thread.sleep(800);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      turns.add(new Turn(instance, from, Instant.now()));
      return Report.of("turns", 1);
    }
  }

  @BeforeAll
  void startBoth(@TempDir Path data) {
    programs =
        Api.atOnce(
            List.<Callable<AnotherProgram>>of(
                () -> program(data, "one"), () -> program(data, "other")));
    one = programs.get(0).api();
    other = programs.get(1).api();
  }

  private AnotherProgram program(Path data, String instance) {
    return AnotherProgram.start(
        database, data, List.of(new TakesTurns(instance)), "booking.demo=true");
  }

  @AfterAll
  void endAll() {
    programs.forEach(AnotherProgram::close);
    database.close();
  }

  @Test
  @Order(1)
  void the_demo_is_furnished_once() throws SQLException {
    assertThat(count("directory.organization")).isEqualTo(2);
    // Owner, admin, two coaches, two clients, a child, the AI, and one who leaves; and 16 and 4
    // clients more.
    assertThat(count("directory.person")).isEqualTo(2 * 9 + 16 + 4);
    for (var api : List.of(one, other)) {
      var check = api.get(api.persona("owner"), "/api/admin/ledger-check").mustBe(200).json();
      assertThat(check.path("consistent").asBoolean()).isTrue();
    }
  }

  @Test
  @Order(2)
  void the_last_place_is_sold_once_and_a_key_counts_on_both() {
    var scene = new StudioScene(one);
    var yoga = scene.classType();
    var coach = scene.coach(yoga);
    var last = scene.aClass(yoga, coach, StudioScene.in(1, 0), 1);
    var clients = scene.clients(16, 1);

    var answers = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < clients.size(); i++) {
      var client = clients.get(i);
      var api = i % 2 == 0 ? one : other;
      answers.add(() -> book(api, client.token(), last, "last-" + client.id()));
    }
    var booked = Api.atOnce(answers);
    assertThat(booked).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(booked)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("SESSION_FULL"));

    var rich = scene.client(5);
    var wide = scene.aClass(yoga, coach, StudioScene.in(1, 2), 5);
    var first = book(one, rich.token(), wide, "both").mustBe(201);
    var again = book(other, rich.token(), wide, "both").mustBe(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(scene.balance(rich.id())).isEqualTo(4);
  }

  @Test
  @Order(3)
  void what_one_changes_the_other_sees_at_once() {
    var owner = one.persona("owner");
    var before = other.get(owner, "/api/organization").mustBe(200).json().path("holdMinutes");

    one.patch(owner, "/api/organization", "{\"holdMinutes\":%d}".formatted(before.asInt() + 1))
        .mustBe(200);

    assertThat(other.get(owner, "/api/organization").json().path("holdMinutes").asInt())
        .isEqualTo(before.asInt() + 1);
  }

  @Test
  @Order(4)
  void a_job_has_one_turn_at_a_time_whoever_takes_it() {
    await().atMost(PATIENCE).until(() -> turns.size() >= 3);

    var taken = List.copyOf(turns);
    for (int i = 1; i < taken.size(); i++) {
      assertThat(taken.get(i).from()).isAfter(taken.get(i - 1).to().plusMillis(900));
    }
  }

  @Test
  @Order(5)
  void a_killed_instances_turn_is_taken_by_another_within_a_minute_or_so() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                update(
                        """
                        update operations.scheduled_task
                        set picked = true, picked_by = 'who was killed', execution_time = now(),
                          last_heartbeat = now() - interval '61 seconds', version = version + 1
                        where task_name = 'takes-turns' and not picked
                        """)
                    == 1);
    int before = turns.size();

    await().atMost(PATIENCE).until(() -> turns.size() > before);
  }

  @Test
  @Order(6)
  void the_demos_clock_is_one_for_both() {
    var admin = one.persona("admin");
    var ahead = one.put(admin, "/api/demo/clock", "{\"advance\":\"P2D\"}").mustBe(200).json();

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(now(other.get(admin, "/api/demo/clock")))
                    .isAfterOrEqualTo(Instant.parse(ahead.path("now").asString())));
    // And nobody moves it back by knowing less.
    other.put(admin, "/api/demo/clock", "{\"advance\":\"PT1H\"}").mustBe(200);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(now(one.get(admin, "/api/demo/clock")))
                    .isAfter(Instant.now().plus(Duration.ofHours(48))));
  }

  @Test
  @Order(7)
  void when_one_ends_the_other_goes_on() {
    programs.getFirst().close();
    int before = turns.size();

    assertThat(other.get(other.persona("admin"), "/api/me").status()).isEqualTo(200);
    await()
        .atMost(PATIENCE)
        .until(() -> turns.size() > before + 1 && turns.getLast().instance().equals("other"));
  }

  private static Instant now(Answer clock) {
    return Instant.parse(clock.mustBe(200).json().path("now").asString());
  }

  private static Answer book(Api api, String token, String session, String key) {
    return api.post(
        token,
        "/api/bookings",
        "{\"sessionId\":\"%s\"}".formatted(session),
        "Idempotency-Key",
        key);
  }

  private int count(String table) throws SQLException {
    try (var connection = database.superuser().getConnection();
        var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private int update(String sql) throws SQLException {
    try (var connection = database.superuser().getConnection();
        var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
