package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.ImportReports.codes;
import static studio.booking.ImportReports.ids;
import static studio.booking.ImportReports.importedAs;
import static studio.booking.ImportReports.tally;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.StudioScene;
import tools.jackson.databind.JsonNode;

/** Sessions of the system that a studio had before. */
class SessionImportTest extends OfOwnStudio {
  private static final String PATH = "/api/admin/imports/sessions";

  private final Instant ahead = StudioScene.in(5, 0);
  private final Instant behind = StudioScene.in(-50, 0);

  @Test
  void each_becomes_what_it_was() {
    var report =
        imported(
            line("a", training, ahead, "PLANNED", one(anna.id())),
            line("b", training, behind, "COMPLETED", one(anna.id())),
            line("c", yoga, ahead, "CANCELLED", several(anna.id())),
            line("d", training, behind.minus(Duration.ofDays(1)), "NO_SHOW", one(anna.id())));

    assertThat(tally(report)).isEqualTo("4 lines: 4 imported, 0 skipped, 0 refused");
    assertThat(statuses(report)).containsExactly("scheduled", "completed", "cancelled", "no_show");
    var appointment = session(report, 0);
    assertThat(appointment.path("clientId").asString()).isEqualTo(anna.id());
    var bookings = bookingsOfAnna();
    assertThat(bookings.values())
        .containsExactlyInAnyOrder("CONFIRMED", "COMPLETED", "CANCELLED", "NO_SHOW");
    for (var booking : bookings.keySet()) {
      assertThat(scene.history(booking)).singleElement().asString().endsWith("IMPORTED");
      var paid = scene.booking(booking);
      assertThat(paid.path("paymentType").asString()).isEqualTo("FREE");
    }
    assertThat(scene.balance(anna.id())).isEqualTo(3);
    assertThat(scene.told(anna)).isEmpty();
  }

  @Test
  void what_was_planned_is_booked_and_can_be_given_up() {
    var report =
        imported(
            line("a", training, ahead, "PLANNED", one(anna.id())),
            line("b", yoga, ahead.plus(Duration.ofHours(2)), "PLANNED", "\"capacity\":2"));

    scene.bookAt(scene.client(1), coach, training, ahead).mustBe(409);
    var yogaClass = importedAs(report, 1);
    scene.book(scene.client(1), yogaClass).mustBe(201);
    scene.book(scene.client(1), yogaClass).mustBe(201);
    scene.book(scene.client(1), yogaClass).mustBe(409);

    var booking = bookingsOfAnna().keySet().iterator().next();
    api.post(anna.token(), "/api/bookings/%s/cancel".formatted(booking), "{\"reason\":\"ill\"}")
        .mustBe(200);
    assertThat(session(report, 0).path("status").asString()).isEqualTo("cancelled");
    assertThat(scene.balance(anna.id())).isEqualTo(3);
  }

  @Test
  void cancelling_what_came_cancelled_says_when() {
    imported(line("a", training, ahead, "CANCELLED", one(anna.id())));
    var booking = bookingsOfAnna().keySet().iterator().next();

    var answer =
        api.post(scene.admin(), "/api/bookings/%s/cancel".formatted(booking), "{\"reason\":null}");

    assertThat(answer.mustBe(200).json().path("cancelledAt").asString()).isNotEmpty();
  }

  @Test
  void sending_it_again_changes_nothing() {
    var lines =
        new String[] {
          line("a", training, ahead, "PLANNED", one(anna.id())),
          line("b", yoga, behind, "COMPLETED", several(anna.id())),
          line("c", yoga, ahead, "PLANNED", "\"capacity\":2")
        };
    var first = imported(lines);
    var again = imported(lines);

    assertThat(tally(first)).isEqualTo("3 lines: 2 imported, 0 skipped, 1 refused");
    assertThat(tally(again)).isEqualTo("3 lines: 0 imported, 2 skipped, 1 refused");
    assertThat(importedAs(again, 0)).isEqualTo(importedAs(first, 0));
    assertThat(bookingsOfAnna()).hasSize(2);
  }

  @Test
  void a_dry_run_says_the_same_and_writes_nothing() {
    var lines = new ArrayList<String>();
    var start = ahead;
    // More than go at once, so that later ones meet earlier ones of another set.
    for (int i = 0; i < 230; i++) {
      lines.add(line("n" + i, yoga, start, "PLANNED", "\"capacity\":1"));
      start = start.plus(Duration.ofHours(1));
    }
    lines.add(line("n3", yoga, start, "PLANNED", "\"capacity\":1"));
    lines.add(line("x", yoga, ahead.plusSeconds(60), "PLANNED", "\"capacity\":1"));
    lines.add("{");
    var all = lines.toArray(String[]::new);

    var rehearsed = send(PATH + "?dryRun=true", all).mustBe(200).json();
    assertThat(studioSessions()).isEmpty();
    var done = imported(all);

    assertThat(rehearsed.path("dryRun").asBoolean()).isTrue();
    assertThat(tally(done)).isEqualTo("233 lines: 230 imported, 1 skipped, 2 refused");
    assertThat(tally(rehearsed)).isEqualTo(tally(done));
    for (int i = 0; i < all.length; i++) {
      var said = rehearsed.path("items").get(i);
      var came = done.path("items").get(i);
      assertThat(said.path("importedAs").isNull()).isTrue();
      for (var part : List.of("line", "id", "outcome", "code", "detail", "errors")) {
        assertThat(said.path(part)).as(part).isEqualTo(came.path(part));
      }
    }
  }

  @Test
  void a_faulty_line_is_no_matter_of_the_others() {
    var report =
        imported(
            "not json",
            "{\"id\":\"x\"}",
            "",
            "[]",
            line("u", training, ahead, "planned", one(anna.id())),
            line("v", training, ahead, "PLANNED", "\"coach\":1," + one(anna.id())),
            line("w", yoga, ahead, "PLANNED", one(anna.id()) + "," + several(anna.id())),
            "\"" + "y".repeat(70_000) + "\"",
            "  ",
            line("a", training, ahead, "PLANNED", one(anna.id())));

    assertThat(tally(report)).isEqualTo("8 lines: 1 imported, 0 skipped, 7 refused");
    assertThat(report.path("items"))
        .extracting(item -> item.path("line").asInt())
        .containsExactly(1, 2, 4, 5, 6, 7, 8, 10);
    assertThat(codes(report))
        .containsExactly(
            "MALFORMED_JSON",
            "VALIDATION_FAILED",
            "VALIDATION_FAILED",
            "VALIDATION_FAILED",
            "VALIDATION_FAILED",
            "VALIDATION_FAILED",
            "PAYLOAD_TOO_LARGE",
            "");
    assertThat(ids(report)).containsExactly("", "x", "", "u", "v", "w", "", "a");
    var items = report.path("items");
    assertThat(items.get(0).path("detail").asString()).isEqualTo("The line is not JSON: column 1.");
    assertThat(items.get(3).path("errors").get(0).path("pointer").asString()).isEqualTo("/status");
    assertThat(items.get(4).path("errors").get(0).path("pointer").asString()).isEqualTo("/coach");
  }

  @Test
  void what_cannot_be_is_refused_with_the_reason_and_the_place() {
    var other = api.persona("client", "south");
    var stranger = api.get(other, "/api/me").mustBe(200).json().path("personId").asString();
    var report =
        imported(
            line("a", training, ahead, "PLANNED", one(anna.id())),
            line("b", yoga, ahead, "PLANNED", "\"capacity\":3"),
            line("c", yoga, ahead.plusSeconds(7200), "COMPLETED", "\"capacity\":3"),
            line("d", yoga, behind, "COMPLETED", several(anna.id(), stranger)),
            line("e", stranger, behind, "COMPLETED", one(anna.id())),
            line("f", training, ahead.plusSeconds(7200), "PLANNED", "\"capacity\":1"));

    assertThat(codes(report))
        .containsExactly(
            "", "COACH_BUSY", "VALIDATION_FAILED", "NOT_FOUND", "NOT_FOUND", "VALIDATION_FAILED");
    assertThat(report.path("items").get(3).path("errors").get(0).path("pointer").asString())
        .isEqualTo("/clientIds/1");
    assertThat(report.path("items").get(4).path("errors").get(0).path("pointer").asString())
        .isEqualTo("/sessionTypeId");
  }

  @Test
  void the_same_file_from_several_hands_at_once_is_imported_once() {
    var clients = scene.clients(4, 0);
    var lines = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      var at = ahead.plus(Duration.ofHours(i));
      lines.add(line("s" + i, yoga, at, "PLANNED", several(clients.get(i % 4).id())));
    }
    var all = lines.toArray(String[]::new);
    List<Callable<Answer>> hands = new ArrayList<>();
    for (int i = 0; i < 2; i++) hands.add(() -> send(PATH, all));

    var reports = Api.atOnce(hands).stream().map(one -> one.mustBe(200).json()).toList();

    int imported = 0;
    for (var report : reports) imported += report.path("imported").asInt();
    assertThat(imported).isEqualTo(40);
    for (int i = 0; i < 40; i++)
      assertThat(importedAs(reports.get(0), i)).isEqualTo(importedAs(reports.get(1), i));
    assertThat(studioSessions()).hasSize(40);
  }

  @Test
  void what_is_booked_meanwhile_is_never_booked_twice() {
    for (int round = 0; round < 5; round++) {
      var at = ahead.plus(Duration.ofDays(round));
      var ben = scene.client(1);
      var id = "r" + round;
      List<Callable<Answer>> both =
          List.of(
              () -> send(PATH, line(id, training, at, "PLANNED", one(anna.id()))),
              () -> scene.bookAt(ben, coach, training, at));

      var answers = Api.atOnce(both);

      boolean imported = answers.get(0).mustBe(200).json().path("imported").asInt() == 1;
      boolean booked = answers.get(1).status() == 201;
      assertThat(imported ^ booked).as("%s and %s", answers.get(0), answers.get(1)).isTrue();
    }
  }

  @Test
  void only_admins_send_lines_of_json_and_not_too_many() {
    var line = line("a", training, ahead, "PLANNED", one(anna.id()));
    sendAs(anna.token(), PATH, line).mustBe(403);
    api.post(scene.admin(), PATH, line).mustBe(415);
    send(PATH + "?dryrun=true", line).mustBe(400);
    assertThat(send(PATH, "").mustBe(200).json().path("lines").asInt()).isZero();
    // A byte order mark, and ends of lines as elsewhere.
    assertThat(send(PATH, "\uFEFF" + line + "\r\n").mustBe(200).json().path("imported").asInt())
        .isOne();
    var tooMuch = " ".repeat(1 << 20) + "\n";
    var answer = send(PATH, tooMuch.repeat(101)).mustBe(413);
    assertThat(answer.json().path("detail").asString()).contains("100 MiB");
  }

  private JsonNode imported(String... lines) {
    return send(PATH, lines).mustBe(200).json();
  }

  private Answer send(String path, String... lines) {
    return sendAs(scene.admin(), path, lines);
  }

  private Answer sendAs(String token, String path, String... lines) {
    return api.send(
        "POST", token, path, String.join("\n", lines), "Content-Type", "application/x-ndjson");
  }

  private String line(String id, String type, Instant at, String status, String more) {
    return """
    {"id":"%s","sessionTypeId":"%s","coachId":"%s","startsAt":"%s","status":"%s",%s}\
    """
        .formatted(id, type, coach, at, status, more);
  }

  private static String one(String client) {
    return "\"clientId\":\"%s\"".formatted(client);
  }

  private static String several(String... clients) {
    return "\"clientIds\":[\"%s\"]".formatted(String.join("\",\"", clients));
  }

  private JsonNode session(JsonNode report, int index) {
    return api.get(scene.admin(), "/api/sessions/" + importedAs(report, index)).mustBe(200).json();
  }

  private List<String> statuses(JsonNode report) {
    var statuses = new ArrayList<String>();
    for (int i = 0; i < report.path("items").size(); i++) {
      statuses.add(session(report, i).path("status").asString());
    }
    return statuses;
  }

  private JsonNode studioSessions() {
    return api.get(scene.admin(), "/api/sessions?limit=200").mustBe(200).json().path("items");
  }

  /** Statuses of her bookings, by their ids. */
  private Map<String, String> bookingsOfAnna() {
    var statuses = new TreeMap<String, String>();
    api.get(anna.token(), "/api/bookings?limit=200")
        .mustBe(200)
        .json()
        .path("items")
        .forEach(one -> statuses.put(one.path("id").asString(), one.path("status").asString()));
    return statuses;
  }
}
