package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.scheduling.application.GenerateSessionsJob;

class RecurringBookingsTest extends OfRecurringBookings {
  @Test
  void the_same_hour_every_week_is_booked_six_weeks_ahead() {
    var recurring = made(day(1));

    assertThat(texts(recurring.path("dates"), "date"))
        .containsExactly(
            day(1) + "", day(8) + "", day(15) + "", day(22) + "", day(29) + "", day(36) + "");
    assertThat(recurring.path("dates")).allMatch(date -> date.path("bookable").asBoolean());
    assertThat(recurring.path("recurrenceRule").asString())
        .isEqualTo("FREQ=WEEKLY;BYDAY=" + day(1).getDayOfWeek().name().substring(0, 2));
    assertThat(recurring.path("nextBookingDate").asString()).isEqualTo(day(1) + "");
    assertThat(recurring.path("timeZone").asString()).isEqualTo(ZONE.getId());
    var upcoming = recurring.path("upcomingSessions");
    assertThat(upcoming).hasSize(6).allMatch(one -> at(one).equals(LocalTime.of(10, 0)));
    assertThat(shown(recurring.path("id").asString()).path("upcomingSessions")).hasSize(6);

    var mine = api.get(anna.token(), "/api/my-recurring-bookings").mustBe(200).json();
    assertThat(mine.path("items")).hasSize(1);
    assertThat(mine.path("items").get(0).path("upcomingSessions")).hasSize(6);
  }

  @Test
  void what_is_a_week_away_is_charged_at_once_and_the_rest_in_its_time() {
    var upcoming = made(day(1)).path("upcomingSessions");

    assertThat(scene.balance(anna.id())).isEqualTo(2);
    var first = scene.booking(upcoming.get(0).path("bookingId").asString());
    assertThat(first.path("paymentType").asString()).isEqualTo("CREDIT");
    var second = scene.booking(upcoming.get(1).path("bookingId").asString());
    assertThat(second.path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(second.path("paymentType").isNull()).isTrue();
    assertThat(second.path("creditCost").asInt()).isEqualTo(1);
    assertThat(second.path("chargeAt").asString())
        .isEqualTo(day(1).atTime(10, 0).atZone(ZONE).toInstant().toString().replace("Z", ".000Z"));
  }

  @Test
  void what_is_not_charged_yet_is_not_moved_and_one_reads_what_to_do_instead() {
    var first = made(day(9)).path("upcomingSessions").get(0);
    var later = Instant.parse(first.path("startsAt").asString()).plusSeconds(3_600);

    var refused =
        api.post(
            anna.token(),
            "/api/bookings/%s/reschedule".formatted(first.path("bookingId").asString()),
            "{\"startsAt\":\"%s\"}".formatted(later));

    assertThat(refused.code()).isEqualTo("BOOKING_NOT_CHANGEABLE");
    assertThat(refused.json().path("detail").asString()).contains("charged later", "cancel it");
  }

  @Test
  void a_session_that_is_moved_is_charged_as_long_before_as_it_was() {
    var first = made(day(9)).path("upcomingSessions").get(0);
    var later = Instant.parse(first.path("startsAt").asString()).plusSeconds(3_600);
    api.patch(
            scene.admin(),
            "/api/sessions/" + first.path("id").asString(),
            "{\"startsAt\":\"%s\"}".formatted(later))
        .mustBe(200);

    var before = Instant.parse(first.path("chargeAt").asString());
    var after = scene.booking(first.path("bookingId").asString()).path("chargeAt").asString();
    assertThat(Instant.parse(after)).isEqualTo(before.plusSeconds(3_600));
  }

  @Test
  void charging_takes_what_is_there_holds_the_rest_and_releases_it_unpaid() {
    var upcoming = made(day(9)).path("upcomingSessions");
    assertThat(upcoming).hasSize(5);
    sql(
        "update scheduling.booking set charge_at = now() - interval '1 minute'"
            + " where organization_id = '%s'");
    run("charge-bookings");

    assertThat(scene.balance(anna.id())).isZero();
    var statuses = new ArrayList<String>();
    for (var one : upcoming) {
      statuses.add(scene.booking(one.path("bookingId").asString()).path("status").asString());
    }
    assertThat(Collections.frequency(statuses, "CONFIRMED")).isEqualTo(3);
    assertThat(Collections.frequency(statuses, "PENDING_PAYMENT")).isEqualTo(2);
    assertThat(scene.told(anna)).filteredOn("PLACE_HELD"::equals).hasSize(2);

    sql(
        "update scheduling.booking set hold_expires_at = now() - interval '1 minute'"
            + " where status = 'PENDING_PAYMENT' and organization_id = '%s'");
    run("end-holds");
    int unpaid = statuses.indexOf("PENDING_PAYMENT");
    var released = upcoming.get(unpaid);
    assertThat(scene.booking(released.path("bookingId").asString()).path("status").asString())
        .isEqualTo("EXPIRED");
    var session =
        api.get(scene.admin(), "/api/sessions/" + released.path("id").asString()).mustBe(200);
    assertThat(session.json().path("status").asString()).isEqualTo("cancelled");
  }

  @Test
  void cancelling_what_was_not_charged_gives_nothing_back() {
    var id = made(day(9)).path("upcomingSessions").get(0).path("bookingId").asString();
    var cancelled =
        api.post(anna.token(), "/api/bookings/%s/cancel".formatted(id), "{}").mustBe(200);

    assertThat(cancelled.json().path("refund").path("credits").asInt()).isZero();
    assertThat(scene.balance(anna.id())).isEqualTo(3);
    assertThat(generate(6).path("created").asInt()).as("it is not made again").isZero();
  }

  @Test
  void B8_a_date_that_cannot_be_booked_is_skipped_told_once_and_tried_again() {
    away(day(8));
    var recurring = made(day(1));
    var id = recurring.path("id").asString();

    assertThat(recurring.path("skipped").get(0).path("reason").asString())
        .isEqualTo("COACH_UNAVAILABLE");
    assertThat(recurring.path("upcomingSessions")).hasSize(5);
    var report = generate(6);
    assertThat(report.path("created").asInt()).isZero();
    assertThat(report.path("existing").asInt()).isEqualTo(5);
    assertThat(report.path("skipped").path("COACH_UNAVAILABLE").asInt()).isEqualTo(1);
    assertThat(scene.told(anna)).filteredOn("OCCURRENCE_SKIPPED"::equals).hasSize(1);

    sql("delete from scheduling.availability_exception where organization_id = '%s'");
    assertThat(generate(6).path("created").asInt()).isEqualTo(1);
    assertThat(shown(id).path("skipped")).isEmpty();
    assertThat(shown(id).path("upcomingSessions")).hasSize(6);
  }

  @Test
  void B8_one_bad_recurring_booking_stops_nobody_elses() {
    made(day(1));
    var ben = scene.client(9);
    var bens =
        api.post(
                ben.token(),
                "/api/recurring-bookings",
                weekly(day(1), "").replace("10:00", "12:00").replace("11:00", "13:00"))
            .mustBe(201)
            .id();
    // A rule that nobody could have written.
    sql(
        "update scheduling.recurring_booking set rule = 'FREQ=NEVER' where client_id = '"
            + anna.id()
            + "' and organization_id = '%s'");
    var report = generate(8);
    assertThat(report.path("failed").asInt()).isEqualTo(1);
    assertThat(report.path("created").asInt()).isEqualTo(2);
    assertThat(
            api.get(ben.token(), "/api/recurring-bookings/" + bens)
                .mustBe(200)
                .json()
                .path("upcomingSessions"))
        .hasSize(8);
  }

  @Test
  void B5_many_at_once_make_each_occurrence_once() {
    made(day(1));
    Callable<Integer> run = () -> generate(12).path("created").asInt();
    var created = Api.atOnce(Collections.nCopies(8, run));

    assertThat(created.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
    assertThat(generate(12).path("created").asInt()).isZero();
    assertThat(generate(12).path("existing").asInt()).isEqualTo(12);
  }

  @Test
  void B5_what_somebody_else_is_at_work_on_is_not_called_done() throws SQLException {
    var annas = made(day(1)).path("id").asString();
    var ben = scene.client(9);
    var later = weekly(day(1), "").replace("10:00", "12:00").replace("11:00", "13:00");
    api.post(ben.token(), "/api/recurring-bookings", later).mustBe(201);
    sql("update scheduling.generation set done_for = done_for - 3 where organization_id = '%s'");
    var job = program.getBean(GenerateSessionsJob.class);

    // Whoever it is may be killed before their work is committed.
    try (var other = Database.get().superuser().getConnection();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "select from scheduling.recurring_booking where id = '%s' for update".formatted(annas));
      var report = generate(8);
      assertThat(report.path("created").asInt()).isEqualTo(2);
      assertThat(report.path("complete").asBoolean()).isFalse();
      job.run(studio.id(), () -> false);
      assertThat(doneFor()).isEqualTo(day(-3));
      other.rollback();
    }
    job.run(studio.id(), () -> false);
    assertThat(doneFor()).isBetween(day(-1), day(0));
    var report = generate(8);
    assertThat(report.path("created").asInt()).isEqualTo(2);
    assertThat(report.path("complete").asBoolean()).isTrue();
  }

  private LocalDate doneFor() throws SQLException {
    try (var connection = Database.get().superuser().getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select done_for from scheduling.generation where organization_id = '%s'"
                        .formatted(studio.id().value()))) {
      rows.next();
      return rows.getObject(1, LocalDate.class);
    }
  }

  @Test
  void B6_the_nightly_job_goes_by_a_date_that_is_kept() {
    away(day(8));
    var id = made(day(1)).path("id").asString();
    sql("delete from scheduling.availability_exception where organization_id = '%s'");
    var job = program.getBean(GenerateSessionsJob.class);

    job.run(null, () -> false);
    assertThat(shown(id).path("upcomingSessions")).as("done for today").hasSize(5);
    sql("update scheduling.generation set done_for = done_for - 3 where organization_id = '%s'");
    job.run(null, () -> false);
    assertThat(shown(id).path("upcomingSessions")).as("after three nights without").hasSize(6);
  }

  @Test
  void B7_the_horizon_is_a_year_at_most() {
    var owner = studio.owner();
    for (var weeks : List.of("53", "0", "-1", "1.5", "\"6\"")) {
      api.post(owner, "/api/admin/generate-sessions", "{\"weeksAhead\":%s}".formatted(weeks))
          .mustBe(400);
    }
    make(weekly(day(1), "").replace("weekly", "biweekly")).mustBe(201);
    assertThat(dates()).last().satisfies(one -> assertThat(one).isBeforeOrEqualTo(day(6 * 7)));

    assertThat(generate(52).path("complete").asBoolean()).isTrue();
    assertThat(dates()).hasSize(26).last().isEqualTo(day(1).plusWeeks(50));
  }

  @Test
  void B12_what_has_begun_stays_as_it_is() {
    var recurring = made(day(1));
    var id = recurring.path("id").asString();
    var begun = recurring.path("upcomingSessions").get(0);
    sql(
        "update scheduling.session set starts_at = now() - interval '10 minutes', ends_at = now() +"
            + " interval '50 minutes', blocked = tstzrange(now() - interval '10 minutes', now() +"
            + " interval '50 minutes') where id = '"
            + begun.path("id").asString()
            + "' and organization_id = '%s'");
    sql(
        "update scheduling.booking set starts_at = now() - interval '10 minutes', ends_at = now() +"
            + " interval '50 minutes' where id = '"
            + begun.path("bookingId").asString()
            + "' and organization_id = '%s'");
    var cancelled = change(id, "cancel", "{\"futureOnly\":false}").mustBe(200).json();

    assertThat(cancelled.path("status").asString()).isEqualTo("CANCELLED");
    assertThat(cancelled.path("upcomingSessions")).isEmpty();
    assertThat(cancelled.path("nextBookingDate").isNull()).isTrue();
    assertThat(scene.booking(begun.path("bookingId").asString()).path("status").asString())
        .isEqualTo("CONFIRMED");
    var second = recurring.path("upcomingSessions").get(1);
    assertThat(scene.booking(second.path("bookingId").asString()).path("status").asString())
        .isEqualTo("CANCELLED");
    assertThat(
            api.get(scene.admin(), "/api/sessions/" + second.path("id").asString())
                .json()
                .path("status")
                .asString())
        .isEqualTo("cancelled");
    assertThat(generate(6).path("created").asInt()).isZero();
    change(id, "cancel", "{}").mustBe(200);
    change(id, "resume", "").mustBe(409);
  }

  @Test
  void the_coach_and_the_studio_give_everything_back() {
    var recurring = made(day(1));
    assertThat(scene.balance(anna.id())).isEqualTo(2);
    api.post(
            scene.signedIn(coach).token(),
            "/api/recurring-bookings/%s/cancel".formatted(recurring.path("id").asString()),
            "{\"futureOnly\":true}")
        .mustBe(200);
    assertThat(scene.balance(anna.id())).isEqualTo(3);
    assertThat(scene.told(anna)).contains("BOOKING_CANCELLED_BY_STUDIO");
  }

  @Test
  void a_date_is_left_out_for_good() {
    var recurring = made(day(9));
    var id = recurring.path("id").asString();
    var without = change(id, "occurrences/%s/skip".formatted(day(16)), "").mustBe(200).json();

    assertThat(texts(without.path("upcomingSessions"), "date")).doesNotContain(day(16) + "");
    assertThat(without.path("skipped").get(0).path("reason").asString()).isEqualTo("ON_REQUEST");
    var far = day(9).plusWeeks(8);
    change(id, "occurrences/%s/skip".formatted(far), "").mustBe(200);
    generate(12);
    var later = shown(id);
    assertThat(texts(later.path("upcomingSessions"), "date"))
        .doesNotContain(day(16) + "", far + "");
    change(id, "occurrences/%s/skip".formatted(day(10)), "").mustBe(404);
  }

  @Test
  void nothing_is_made_while_it_rests() {
    var id = made(day(1)).path("id").asString();
    assertThat(change(id, "pause", "").mustBe(200).json().path("status").asString())
        .isEqualTo("PAUSED");
    assertThat(generate(10).path("created").asInt()).isZero();
    change(id, "resume", "").mustBe(200);
    assertThat(generate(10).path("created").asInt()).isEqualTo(4);
  }

  @Test
  void refusing_conflicts_makes_nothing_and_names_each_date() {
    away(day(8));
    var refused = make(weekly(day(1), ",\"onConflict\":\"REFUSE\"")).mustBe(409);

    assertThat(refused.code()).isEqualTo("DATES_IN_CONFLICT");
    assertThat(texts(refused.json().path("dates"), "reason")).contains("COACH_UNAVAILABLE");
    assertThat(api.get(anna.token(), "/api/my-recurring-bookings").json().path("items")).isEmpty();
    assertThat(api.get(anna.token(), "/api/bookings").json().path("items")).isEmpty();
  }

  @Test
  void trying_it_out_answers_for_each_date_and_writes_nothing() {
    away(day(8));
    var trial =
        api.post(anna.token(), "/api/recurring-bookings?dryRun=true", weekly(day(1), ""))
            .mustBe(200)
            .json();

    assertThat(trial.path("possible").asBoolean()).isTrue();
    assertThat(trial.path("dates")).hasSize(6);
    assertThat(trial.path("dates").get(1).path("bookable").asBoolean()).isFalse();
    assertThat(scene.balance(anna.id())).isEqualTo(3);
    assertThat(api.get(anna.token(), "/api/bookings").json().path("items")).isEmpty();
  }

  @Test
  void for_a_class_it_takes_a_place_where_there_is_one() {
    var start = day(9).atTime(10, 0).atZone(ZONE).toInstant();
    var session = scene.aClass(yoga, coach, start, 2);
    var recurring =
        make(weekly(day(9), ",\"sessionTypeId\":\"%s\"".formatted(yoga))).mustBe(201).json();

    assertThat(texts(recurring.path("upcomingSessions"), "id")).containsExactly(session);
    assertThat(texts(recurring.path("skipped"), "reason")).containsOnly("NO_SUCH_SESSION");
    scene.aClass(yoga, coach, day(16).atTime(10, 0).atZone(ZONE).toInstant(), 2);
    assertThat(generate(6).path("created").asInt()).isEqualTo(1);
  }

  @Test
  void a_client_who_is_elsewhere_and_a_coach_who_is_busy_are_skipped() {
    scene.bookAt(anna, coach, training, day(9).atTime(10, 30).atZone(ZONE).toInstant()).mustBe(201);
    var other = scene.coach(training);
    var elsewhere = make(weekly(day(9), "").replace(coach, other)).mustBe(201).json();
    assertThat(texts(elsewhere.path("skipped"), "reason")).containsExactly("CLIENT_BUSY");

    var ben = scene.client(5);
    var busy =
        api.post(ben.token(), "/api/recurring-bookings", weekly(day(9), "")).mustBe(201).json();
    assertThat(texts(busy.path("skipped"), "reason")).contains("COACH_BUSY");
  }

  @Test
  void B14_a_session_has_one_parent() {
    var first = made(day(9)).path("upcomingSessions").get(0);
    var session =
        api.get(scene.admin(), "/api/sessions/" + first.path("id").asString()).mustBe(200).json();

    assertThat(session.path("recurringBookingId").isNull()).isFalse();
    assertThat(session.path("oneTimeBookingId").isNull()).isTrue();
    assertThat(session.path("clientId").asString()).isEqualTo(anna.id());
  }

  @Test
  void B14_the_database_lets_in_no_second_parent_and_nobody_elses_client() {
    var recurring = made(day(9));
    var first = recurring.path("upcomingSessions").get(0);
    var session = first.path("id").asString();
    var booking = first.path("bookingId").asString();
    var ben = scene.client(0).id();
    var aClass = scene.aClass(yoga, coach, day(9).atTime(15, 0).atZone(ZONE).toInstant(), 2);

    refusedBy(
        "session_has_one_parent",
        "update scheduling.session set one_time_booking_id = '%s' where id = '%s'"
            .formatted(booking, session));
    refusedBy(
        "session_has_one_parent",
        "update scheduling.session set recurring_booking_id = '%s', client_id = '%s' where id = '%s'"
            .formatted(recurring.path("id").asString(), anna.id(), aClass));
    refusedBy(
        "session_of_a_recurring_booking",
        "update scheduling.session set client_id = '%s' where id = '%s'".formatted(ben, session));
    refusedBy(
        "booking_of_a_recurring_booking",
        "update scheduling.booking set client_id = '%s' where id = '%s'".formatted(ben, booking));
  }

  private static void refusedBy(String constraint, String sql) {
    assertThatThrownBy(() -> Database.get().execute(sql))
        .hasRootCauseInstanceOf(java.sql.SQLException.class)
        .rootCause()
        .hasMessageContaining("\"%s\"".formatted(constraint));
  }
}
