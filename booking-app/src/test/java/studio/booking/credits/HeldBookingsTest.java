package studio.booking.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.events.core.EventSerializer;
import studio.booking.Api;
import studio.booking.BookingTest;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.demo.DemoStudios;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;

/** From a held place to a booking that is paid for, whatever happens in between. */
class HeldBookingsTest extends BookingTest {
  private static final String LISTENER =
      "studio.booking.credits.listeners.ConfirmHolds.on(studio.booking.credits.PackageRedeemed)";

  private Api api;
  private StudioScene scene;
  private String yoga;
  private String coach;

  @BeforeEach
  void setTheScene() {
    api = api();
    scene = new StudioScene(api);
    yoga = scene.classType();
    coach = scene.coach(yoga);
  }

  @Test
  void a_package_confirms_what_its_client_holds() {
    var poor = scene.client(0);
    var session = scene.aClass(yoga, coach, StudioScene.in(2, 0), 2);
    var held = scene.hold(poor, session).mustBe(201);
    assertThat(held.json().path("status").asString()).isEqualTo("PENDING_PAYMENT");
    assertThat(held.json().path("paymentType").isNull()).isTrue();
    assertThat(Instant.parse(held.json().path("holdExpiresAt").asString())).isAfter(Instant.now());

    var redemption = scene.redeem(poor, scene.pack(3)).mustBe(201).id();

    awaitConfirmed(held.id());
    var booking = api.get(poor.token(), "/api/bookings/" + held.id()).json();
    assertThat(booking.path("paymentType").asString()).isEqualTo("CREDIT");
    assertThat(booking.path("creditsUsed").asInt()).isEqualTo(1);
    assertThat(booking.path("packageRedemptionId").asString()).isEqualTo(redemption);
    assertThat(booking.path("holdExpiresAt").isNull()).isTrue();
    assertThat(scene.history(held.id()))
        .containsExactly(
            "- PENDING_PAYMENT by client: HELD",
            "PENDING_PAYMENT CONFIRMED by system: PAID_IN_TIME");
    assertThat(scene.ledger(poor.id())).containsExactly("REDEMPTION 3", "BOOKING_PAYMENT -1");
    assertThat(scene.balance(poor.id())).isEqualTo(2);
    assertThat(scene.told(poor)).containsExactly("HOLD_PAID", "PACKAGE_REDEEMED", "PLACE_HELD");
  }

  @Test
  void the_oldest_hold_is_paid_first_and_the_rest_stays_held() {
    var poor = scene.client(0);
    var older = hold(poor, 10);
    var younger = hold(poor, 13);

    scene.redeem(poor, scene.pack(1)).mustBe(201);

    awaitConfirmed(older);
    assertThat(status(younger)).isEqualTo("PENDING_PAYMENT");
    assertThat(scene.balance(poor.id())).isZero();
  }

  @Test
  void credits_that_were_given_do_not_confirm_by_themselves() {
    var poor = scene.client(0);
    var held = hold(poor, 20);

    scene.give(poor.id(), 5);
    runJob();

    assertThat(status(held)).isEqualTo("PENDING_PAYMENT");
    assertThat(scene.balance(poor.id())).isEqualTo(5);
  }

  @Test
  void a_hold_that_is_not_paid_in_time_frees_its_place() {
    var poor = scene.client(0);
    var rich = scene.client(1);
    var session = scene.aClass(yoga, coach, StudioScene.in(3, 0), 1);
    var held = scene.hold(poor, session).mustBe(201).id();
    var full = scene.book(rich, session);
    assertThat(full.code()).isEqualTo("SESSION_FULL");
    assertThat(full.json().path("heldPlaces").asInt()).isEqualTo(1);
    endsNow(held);

    // Nobody has to wait for the job.
    scene.book(rich, session).mustBe(201);

    assertThat(status(held)).isEqualTo("EXPIRED");
    assertThat(scene.history(held))
        .last()
        .isEqualTo("PENDING_PAYMENT EXPIRED by system: HOLD_EXPIRED");
    assertThat(scene.told(poor)).startsWith("HOLD_EXPIRED");
    assertThat(scene.balance(rich.id())).isZero();
  }

  @Test
  void who_can_pay_when_the_hold_ends_has_the_place() {
    var poor = scene.client(0);
    var held = hold(poor, 30);
    scene.give(poor.id(), 1);
    endsNow(held);

    api.post(api.persona("owner"), "/api/admin/jobs/end-holds/run", "{}").mustBe(200);

    assertThat(status(held)).isEqualTo("CONFIRMED");
    assertThat(scene.ledger(poor.id())).containsExactly("ADJUSTMENT 1", "BOOKING_PAYMENT -1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUBLISHED", "PROCESSING", "FAILED", "RESUBMITTED"})
  void a_publication_that_a_crash_left_open_is_taken_up(String status) {
    var poor = scene.client(0);
    var held = hold(poor, 40);
    // The credits are there and the listener never came to its end.
    scene.give(poor.id(), 1);
    var publication = leaveOpen(poor, status, "6 minutes");

    runJob();

    awaitConfirmed(held);
    awaitGone(publication);
    assertThat(scene.ledger(poor.id())).containsExactly("ADJUSTMENT 1", "BOOKING_PAYMENT -1");
  }

  @Test
  void a_publication_in_somebodys_hands_is_left_to_them() {
    var poor = scene.client(0);
    var held = hold(poor, 50);
    scene.give(poor.id(), 1);
    var publication = leaveOpen(poor, "PROCESSING", "10 seconds");

    runJob();

    assertThat(isOpen(publication)).isTrue();
    assertThat(status(held)).isEqualTo("PENDING_PAYMENT");
    Database.get()
        .execute("delete from shared.event_publication where id = '%s'".formatted(publication));
  }

  @Test
  void a_listener_that_failed_is_told_again() throws SQLException {
    var poor = scene.client(0);
    var held = hold(poor, 60);
    try (var other = Database.get().superuser().getConnection()) {
      other.setAutoCommit(false);
      other
          .createStatement()
          .execute(
              "select 1 from scheduling.place where taken_by = '%s' for update".formatted(held));
      // The listener waits for the place until its patience is over.
      scene.redeem(poor, scene.pack(1)).mustBe(201);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> count("serialized_event like '%%%s%%' and status = 'FAILED'", poor.id()) == 1);
      other.rollback();
    }
    assertThat(status(held)).isEqualTo("PENDING_PAYMENT");
    Database.get()
        .execute(
            "update shared.event_publication set publication_date = now() - interval '6 minutes',"
                + " last_resubmission_date = now() - interval '6 minutes' where serialized_event"
                + " like '%"
                + poor.id()
                + "%'");

    runJob();

    awaitConfirmed(held);
    await().until(() -> count("serialized_event like '%%%s%%'", poor.id()) == 0);
  }

  @Test
  void what_is_heard_twice_is_done_once() {
    var poor = scene.client(0);
    var held = hold(poor, 70);
    scene.give(poor.id(), 5);
    var first = leaveOpen(poor, "PUBLISHED", "6 minutes");
    var second = leaveOpen(poor, "PUBLISHED", "7 minutes");

    runJob();

    awaitGone(first);
    awaitGone(second);
    assertThat(status(held)).isEqualTo("CONFIRMED");
    assertThat(scene.history(held)).hasSize(2);
    assertThat(scene.ledger(poor.id())).containsExactly("ADJUSTMENT 5", "BOOKING_PAYMENT -1");
    assertThat(scene.told(poor)).containsOnlyOnce("HOLD_PAID");
  }

  /** A place held at an hour of its own. */
  private String hold(SignedIn client, int hour) {
    return scene
        .hold(client, scene.aClass(yoga, coach, StudioScene.in(4, hour), 5))
        .mustBe(201)
        .id();
  }

  private String status(String booking) {
    return scene.booking(booking).path("status").asString();
  }

  private void awaitConfirmed(String booking) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(status(booking)).isEqualTo("CONFIRMED"));
  }

  private static void endsNow(String hold) {
    Database.get()
        .execute(
            "update scheduling.booking set hold_expires_at = now() - interval '1 second' where id = '%s'"
                .formatted(hold));
  }

  private void runJob() {
    api.post(api.persona("owner"), "/api/admin/jobs/resubmit-events/run", "{}").mustBe(200);
  }

  /** What is left in the registry when the program is killed before its listener is done. */
  private UUID leaveOpen(SignedIn client, String status, String ago) {
    var id = UUID.randomUUID();
    var event =
        new PackageRedeemed(
            DemoStudios.NORTH.organization(),
            new RedemptionId(Ids.next()),
            new ClientId(UUID.fromString(client.id())),
            Instant.now());
    var serialized = program.getBean(EventSerializer.class).serialize(event).toString();
    Database.get()
        .execute(
            """
            insert into shared.event_publication (id, listener_id, event_type, serialized_event,
              publication_date, status, completion_attempts, last_resubmission_date)
            values ('%s', '%s', '%s', '%s', now() - interval '%s', '%s', 1, %s)
            """
                .formatted(
                    id,
                    LISTENER,
                    PackageRedeemed.class.getName(),
                    serialized,
                    ago,
                    status,
                    status.equals("RESUBMITTED") ? "now() - interval '" + ago + "'" : "null"));
    return id;
  }

  private static void awaitGone(UUID publication) {
    await().atMost(Duration.ofSeconds(30)).until(() -> !isOpen(publication));
  }

  private static boolean isOpen(UUID publication) {
    return count("id = '%s'", publication) == 1;
  }

  private static int count(String where, Object value) {
    try (var connection = Database.get().superuser().getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from shared.event_publication where "
                        + where.formatted(value))) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
