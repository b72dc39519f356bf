package studio.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.ImportReports.codes;
import static studio.booking.ImportReports.ids;
import static studio.booking.ImportReports.importedAs;
import static studio.booking.ImportReports.pointer;
import static studio.booking.ImportReports.tally;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.StudioScene;
import tools.jackson.databind.JsonNode;

/** Clients of the system that a studio had before. */
class ClientImportTest extends OfAlex {
  private static final String PATH = "/api/admin/imports/clients";

  private static String email() {
    return "old." + UUID.randomUUID() + "@example.com";
  }

  private static String line(String id, String more) {
    return "{\"id\":\"%s\",\"fullName\":\"Wilhelmina Testperson\"%s}".formatted(id, more);
  }

  private static String withEmail(String id, String email) {
    return line(id, ",\"email\":\"%s\"".formatted(email));
  }

  private static String balances(String balances) {
    return ",\"openingBalances\":[%s]".formatted(balances);
  }

  private String in(long days) {
    return program
        .getBean(Clock.class)
        .instant()
        .plus(Duration.ofDays(days))
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }

  @Test
  void each_comes_in_with_who_they_are_and_what_they_had() {
    var email = email();
    var soon = in(30);
    var report =
        imported(
            line(
                "c-1",
                ",\"email\":\"%s\",\"dateOfBirth\":\"1990-04-01\",\"phoneNumber\":\"+1 555 0123\""
                        .formatted(email)
                    + ",\"trainingProfile\":{\"heightInches\":66,\"goals\":[\"To sleep\"]}"
                    + balances(
                        "{\"credits\":8},{\"credits\":3,\"expiresAt\":\"%s\"}".formatted(soon))),
            "{\"id\":\"c-2\"}",
            "{\"id\":\"c-3\"" + balances("{\"credits\":1}") + "}");

    assertThat(tally(report)).isEqualTo("3 lines: 3 imported, 0 skipped, 0 refused");
    var client = importedAs(report, 0);
    assertThat(seen(admin, client).mustBe(200).json().path("email").asString()).isEqualTo(email);
    assertThat(
            api.post(admin, "/api/clients/lookup", "{\"email\":\"%s\"}".formatted(email))
                .mustBe(200)
                .id())
        .isEqualTo(client);
    assertThat(scene.balance(client)).isEqualTo(11);
    assertThat(scene.balance(importedAs(report, 1))).isZero();
    assertThat(scene.balance(importedAs(report, 2))).isOne();
    var lines =
        api.get(admin, "/api/members/%s/credit-transactions".formatted(client))
            .mustBe(200)
            .json()
            .path("items");
    assertThat(lines).hasSize(2);
    for (var one : lines) {
      assertThat(one.path("reason").asString()).isEqualTo("opening balance");
      assertThat(one.path("type").asString()).isEqualTo("ADJUSTMENT");
    }
    var check = api.get(admin, "/api/admin/ledger-check").mustBe(200).json();
    assertThat(check.path("consistent").asBoolean()).as(check.toString()).isTrue();
    // The credits are good for a place.
    var yoga = scene.classType();
    var session = scene.aClass(yoga, scene.coach(yoga), StudioScene.in(3, 0), 4);
    scene.book(scene.signedIn(client), session).mustBe(201);
    assertThat(scene.balance(client)).isEqualTo(10);
  }

  @Test
  void E21_good_bad_double_and_half_lines_add_up_and_none_takes_another_with_it() {
    var twice = email();
    var lines =
        new String[] {
          withEmail("a", email()),
          "not json",
          "{}",
          "",
          withEmail("a", email()),
          withEmail("b", twice),
          withEmail("c", twice.toUpperCase(java.util.Locale.ROOT)),
          withEmail("d", email),
          line("e", balances("{\"credits\":0}")),
          line("f", balances("{\"credits\":2,\"expiresAt\":\"%s\"}".formatted(in(-1)))),
          line("g", ",\"dateOfBirth\":\"1990-02-30\""),
          line("h", ",\"trainingProfile\":{\"goals\":[\"Wilhelmina runs\"]}"),
          line("testperson", ""),
          line("not an id", ""),
          "{\"id\":\"i\",\"email\":\"%s\"}".formatted(email()),
          line("j", ",\"trainingProfile\":{\"heightInches\":\"34.5\"}"),
          line("k", ",\"preferredName\":null,\"emergencyContact\":null,\"openingBalances\":[]"),
          line("l", ",\"trainingProfile\":{\"heightInches\":30}"),
        };
    var rehearsed = send(PATH + "?dryRun=true", lines).mustBe(200).json();
    int before = clients();
    var first = imported(lines);
    int after = clients();
    var again = imported(lines);

    assertThat(tally(first)).isEqualTo("17 lines: 3 imported, 1 skipped, 13 refused");
    assertThat(codes(first))
        .containsExactly(
            "",
            "MALFORMED_JSON",
            "VALIDATION_FAILED",
            "",
            "",
            "EMAIL_TAKEN",
            "EMAIL_TAKEN",
            "VALIDATION_FAILED",
            "VALIDATION_FAILED",
            "VALIDATION_FAILED",
            "VALIDATION_FAILED",
            "VALIDATION_FAILED",
            "VALIDATION_FAILED",
            "VALIDATION_FAILED",
            "VALIDATION_FAILED",
            "",
            "VALIDATION_FAILED");
    // Also those that were refused for their form.
    assertThat(String.join(" ", ids(first)))
        .isEqualTo("a   a b c d e f g h testperson not an id i j k l");
    assertThat(ids(rehearsed)).isEqualTo(ids(first));
    assertThat(codes(rehearsed)).isEqualTo(codes(first));
    assertThat(tally(rehearsed)).isEqualTo(tally(first));
    assertThat(pointer(first, 8)).isEqualTo("/openingBalances/0/expiresAt");
    assertThat(pointer(first, 10)).isEqualTo("/trainingProfile/goals/0");
    assertThat(pointer(first, 11)).isEqualTo("/id");
    assertThat(pointer(first, 13)).isEqualTo("/fullName");
    assertThat(after - before).isEqualTo(3);
    assertThat(tally(again)).isEqualTo("17 lines: 0 imported, 4 skipped, 13 refused");
    assertThat(clients()).isEqualTo(after);
    assertThat(codes(send(PATH + "?confirmUnusual=true", lines[17]).mustBe(200).json()))
        .containsExactly("");
  }

  @Test
  void E21_a_balance_is_given_once_however_often_the_file_is_sent() {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 250; i++) {
      lines.add(line("n" + i, balances("{\"credits\":" + (i % 7 + 1) + "}")));
    }
    var all = lines.toArray(String[]::new);
    List<Callable<Answer>> hands = List.of(() -> send(PATH, all), () -> send(PATH, all));

    var reports = Api.atOnce(hands).stream().map(one -> one.mustBe(200).json()).toList();
    imported(all);

    int imported = 0;
    for (var report : reports) imported += report.path("imported").asInt();
    assertThat(imported).isEqualTo(250);
    for (int i = 0; i < 250; i += 31) {
      assertThat(scene.balance(importedAs(reports.get(0), i))).isEqualTo(i % 7 + 1);
    }
    var check = api.get(admin, "/api/admin/ledger-check").mustBe(200).json();
    assertThat(check.path("consistent").asBoolean()).as(check.toString()).isTrue();
  }

  @Test
  void each_run_is_in_the_audit_log_with_its_counts_and_each_client() {
    var report = imported(line("a", balances("{\"credits\":2}")), "{");

    var run = audit("CLIENTS_IMPORTED").get(0);
    assertThat(run.toString()).contains("\"imported\":\"1\"", "\"refused\":\"1\"");
    for (var action : List.of("CLIENT_ADDED", "PII_CREATE", "CREDITS_ADJUSTED")) {
      assertThat(audit(action).toString()).contains(importedAs(report, 0));
    }
  }

  @Test
  void only_admins_import() {
    for (var token : List.of(coach.token(), alex.token())) {
      api.send("POST", token, PATH, line("a", ""), "Content-Type", "application/x-ndjson")
          .mustBe(403);
    }
    api.post(admin, PATH, line("a", "")).mustBe(415);
    send(PATH + "?dryrun=true", line("a", "")).mustBe(400);
  }

  @Test
  void whatever_is_sent_each_line_has_an_answer() {
    long seed = Long.getLong("booking.seed", System.nanoTime());
    System.out.println("ClientImportTest: -Dbooking.seed=" + seed);
    var random = new Random(seed);
    var values =
        List.of(
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "\"\\u0000\"",
            "1e999",
            "-1",
            "\"34.5\"",
            "[null]",
            "\"9999-12-31\"",
            "[{\"credits\":1e9}]",
            "[{\"credits\":1,\"expiresAt\":\"x\"}]");
    var names =
        List.of(
            "id",
            "fullName",
            "preferredName",
            "dateOfBirth",
            "bloodType",
            "phoneNumber",
            "email",
            "emergencyContact",
            "address",
            "trainingProfile",
            "openingBalances",
            "x/y~z");
    var lines = new ArrayList<String>();
    for (int i = 0; i < 300; i++) {
      var line = new StringBuilder("{\"id\":\"r" + i + "\"");
      for (int j = random.nextInt(3); j >= 0; j--) {
        line.append(",\"")
            .append(names.get(random.nextInt(names.size())))
            .append("\":")
            .append(values.get(random.nextInt(values.size())));
      }
      lines.add(line.append('}').toString());
    }
    var report = imported(lines.toArray(String[]::new));

    assertThat(report.path("lines").asInt()).isEqualTo(300);
    assertThat(report.path("items")).hasSize(300);
    assertThat(
            report.path("imported").asInt()
                + report.path("skipped").asInt()
                + report.path("refused").asInt())
        .isEqualTo(300);
  }

  private JsonNode imported(String... lines) {
    return send(PATH, lines).mustBe(200).json();
  }

  private Answer send(String path, String... lines) {
    return api.send(
        "POST", admin, path, String.join("\n", lines), "Content-Type", "application/x-ndjson");
  }

  private JsonNode audit(String action) {
    return api.get(admin, "/api/audit-log?limit=200&action=" + action)
        .mustBe(200)
        .json()
        .path("items");
  }

  private int clients() {
    return api.get(admin, "/api/clients?limit=200").mustBe(200).json().path("items").size();
  }
}
