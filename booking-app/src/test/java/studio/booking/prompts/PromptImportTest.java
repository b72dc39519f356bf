package studio.booking.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.ImportReports.codes;
import static studio.booking.ImportReports.ids;
import static studio.booking.ImportReports.importedAs;
import static studio.booking.ImportReports.pointer;
import static studio.booking.ImportReports.tally;
import static studio.booking.OldPrompts.info;
import static studio.booking.OldPrompts.line;
import static studio.booking.OldPrompts.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.MasterPrompts;
import tools.jackson.databind.JsonNode;

/** Master prompts of the system that a studio had before. */
class PromptImportTest extends OfPrompts {
  private static final String PATH = "/api/admin/imports/master-prompts";
  private static final String NAME = "Wilhelmina Testperson";

  private static String email() {
    return "old." + UUID.randomUUID() + "@example.com";
  }

  private static String somebody(String id) {
    return line(id, NAME, email());
  }

  @Test
  void each_is_split_into_two_profiles_and_a_document() {
    var email = email();
    var report = imported(line("mp-1", NAME, email));

    assertThat(tally(report)).isEqualTo("1 lines: 1 imported, 0 skipped, 0 refused");
    var client = importedAs(report, 0);
    var who = pii(client).mustBe(200).json();
    assertThat(who.path("fullName").asString()).isEqualTo(NAME);
    assertThat(who.path("email").asString()).isEqualTo(email);
    assertThat(who.path("dateOfBirth").asString()).isEqualTo("1990-04-01");
    assertThat(who.path("bloodType").asString()).isEqualTo("AB-");
    assertThat(who.path("emergencyContact").path("name").asString()).isEqualTo("Robin Contact");
    assertThat(who.path("address").path("zip").asString()).isEqualTo("93940");
    var training =
        api.get(admin, "/api/clients/%s/training-profile".formatted(client)).mustBe(200).json();
    assertThat(training.path("gender").asString()).isEqualTo("female");
    assertThat(training.path("heightInches").decimalValue()).isEqualByComparingTo("66.5");
    assertThat(training.path("bodyFatPercentage").decimalValue()).isEqualByComparingTo("22.5");
    assertThat(training.path("goals")).hasSize(2);
    assertThat(training.path("injuryHistory").get(0).asString()).isEqualTo("Left knee, 2023");
    assertThat(training.path("trainingTier").asString()).isEqualTo("tier_2");
    assertThat(training.path("sessionRate").path("amountMinor").asInt()).isEqualTo(12_500);
    var prompt = prompt(client).mustBe(200).json();
    assertThat(prompt.path("version").asInt()).isOne();
    var document = prompt.path("document");
    assertThat(document.path("schema_version").asString()).isEqualTo("3.0.0");
    assertThat(document.path("meta").path("client_id").asString()).isEqualTo(client);
    assertThat(document.path("client_profile").path("training_goals").get(1).asString())
        .isEqualTo("To sleep");
    assertThat(document.toString())
        .doesNotContain("Wilhelmina", "Quendolin", email, "1990-04-01", "Robin", "Cannery");
    assertThat(leftOut(report, 0)).containsExactly("/meta/change_log");
    // What was taken over can be written again as any other.
    var next = document.toString().replace("To sleep", "To sleep well");
    api.post(admin, "/api/clients/%s/master-prompt".formatted(client), next).mustBe(201);
    assertThat(scene.balance(client)).isZero();
    assertThat(alias(client)).contains("Swan");
  }

  @Test
  void E21_good_bad_double_and_half_lines_add_up_and_none_takes_another_with_it() {
    var twice = email();
    var lines =
        new String[] {
          somebody("a"),
          "not json",
          "{\"id\":\"b\"}",
          "",
          "[]",
          somebody("a"),
          line("c", NAME, email(), line -> info(line).put("age", "34.5").remove("date_of_birth")),
          line("d", NAME, email(), line -> info(line).put("height_inches", "5'10")),
          line("e", NAME, twice),
          line("f", NAME, twice.toUpperCase(java.util.Locale.ROOT)),
          line("g", NAME, email(), line -> profile(line).putArray("notes").add("Tell Wilhelmina")),
          "{\"id\":\"h\",\"x\":\"" + "y".repeat(70_000) + "\"}",
          line("i", NAME, email(), line -> profile(line).putNull("basic_info")),
          line("j", NAME, email(), line -> profile(line).remove("training_goals")),
          "null",
          line("k", NAME, email(), line -> line.put("schema_version", "3.0.0")),
        };
    var rehearsed = send(PATH + "?dryRun=true", lines).mustBe(200).json();
    assertThat(clients()).isEqualTo(1);
    var first = imported(lines);
    int clients = clients();
    var again = imported(lines);

    assertThat(tally(first)).isEqualTo("15 lines: 4 imported, 1 skipped, 10 refused");
    assertThat(codes(first))
        .containsExactly(
            "",
            "MALFORMED_JSON",
            "SCHEMA_VALIDATION_FAILED",
            "VALIDATION_FAILED",
            "",
            "",
            "VALIDATION_FAILED",
            "",
            "EMAIL_TAKEN",
            "SCHEMA_VALIDATION_FAILED",
            "PAYLOAD_TOO_LARGE",
            "SCHEMA_VALIDATION_FAILED",
            "",
            "VALIDATION_FAILED",
            "INCOMPATIBLE_SCHEMA_VERSION");
    assertThat(pointer(first, 6)).isEqualTo("/client_profile/basic_info/height_inches");
    assertThat(pointer(first, 8)).isEqualTo("/client_profile/basic_info/email");
    assertThat(pointer(first, 9)).isEqualTo("/client_profile/notes/0");
    // What is no JSON, or too long, is not looked into.
    assertThat(String.join(" ", ids(first))).isEqualTo("a  b  a c d e f g  i j  k");
    assertThat(ids(rehearsed)).isEqualTo(ids(first));
    assertThat(codes(rehearsed)).isEqualTo(codes(first));
    assertThat(tally(rehearsed)).isEqualTo(tally(first));
    assertThat(clients).isEqualTo(5);
    // Everything that came is there, and nothing comes again.
    assertThat(tally(again)).isEqualTo("15 lines: 0 imported, 5 skipped, 10 refused");
    assertThat(clients()).isEqualTo(clients);
    assertThat(importedAs(again, 0)).isEqualTo(importedAs(first, 0));
  }

  @Test
  void a_line_that_is_refused_for_its_form_is_still_called_what_it_calls_itself() {
    var report =
        imported(
            "{\"id\":\"l-1\",\"notes\":\"\\u0007\"}",
            "{\"id\":\"not an id\"}",
            "{\"id\":\"" + "z".repeat(101) + "\"}",
            "{\"id\":\"\\u0007\"}",
            "{\"id\":[\"l-2\"]}",
            "{\"id\":null}");

    assertThat(tally(report)).isEqualTo("6 lines: 0 imported, 0 skipped, 6 refused");
    assertThat(ids(report)).containsExactly("l-1", "not an id", "", "", "", "");
  }

  @Test
  void E21_more_than_go_at_once_are_all_there_and_the_age_is_kept_for_none_without_a_birthday() {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 230; i++) {
      boolean born = i % 2 == 0;
      lines.add(
          line(
              "n" + i,
              NAME,
              email(),
              line -> {
                if (!born) info(line).remove("date_of_birth");
              }));
    }
    lines.add(lines.get(7));
    var all = lines.toArray(String[]::new);

    var rehearsed = send(PATH + "?dryRun=true", all).mustBe(200).json();
    var report = imported(all);

    assertThat(tally(report)).isEqualTo("231 lines: 230 imported, 1 skipped, 0 refused");
    assertThat(tally(rehearsed)).isEqualTo(tally(report));
    assertThat(clients()).isEqualTo(231);
    for (int i : List.of(0, 1, 229)) {
      var training =
          api.get(admin, "/api/clients/%s/training-profile".formatted(importedAs(report, i)))
              .mustBe(200)
              .json();
      assertThat(training.path("age").isNull()).isEqualTo(i % 2 == 1);
      var info =
          prompt(importedAs(report, i))
              .mustBe(200)
              .json()
              .at("/document/client_profile/basic_info");
      if (i % 2 == 1) assertThat(info.path("age").asInt()).isEqualTo(34);
      assertThat(info.path("age").asInt()).isBetween(34, 40);
    }
  }

  @Test
  void E22_a_half_empty_line_is_taken_with_what_there_is() {
    var report =
        imported(
            line(
                "half",
                NAME,
                email(),
                line -> {
                  info(line).remove(List.of("preferred_name", "phone", "blood_type", "address"));
                  info(line).putNull("emergency_contact").putNull("gender");
                  profile(line).remove(List.of("training_history", "health"));
                  profile(line).putNull("training_goals");
                  line.remove("meta");
                }));

    assertThat(tally(report)).isEqualTo("1 lines: 1 imported, 0 skipped, 0 refused");
    var training =
        api.get(admin, "/api/clients/%s/training-profile".formatted(importedAs(report, 0)))
            .mustBe(200)
            .json();
    assertThat(training.path("goals")).isEmpty();
    assertThat(training.path("gender").isNull()).isTrue();
  }

  @Test
  void E23_null_in_the_place_of_an_object_is_refused_by_what_is_missing() {
    var report =
        imported(
            line("x", NAME, email(), line -> line.putNull("client_profile")),
            line("y", NAME, email(), line -> profile(line).putNull("basic_info")));

    assertThat(tally(report)).isEqualTo("2 lines: 0 imported, 0 skipped, 2 refused");
    assertThat(pointer(report, 0)).startsWith("/client_profile/");
    assertThat(pointer(report, 1)).startsWith("/client_profile/basic_info");
  }

  @Test
  void a_client_who_is_here_gets_the_document_and_keeps_their_profiles() {
    var known = "\"clientId\":\"" + alex.id() + "\"";
    var line = line("of-alex", NAME, email()).replace("\"id\":", known + ",\"id\":");
    var stranger = line.replace(alex.id(), UUID.randomUUID().toString()).replace("of-alex", "x");
    var naming = line("naming", NAME, email(), one -> profile(one).putArray("notes").add("Lex"));
    var coach = line.replace(alex.id(), otherCoach.id()).replace("of-alex", "coach");

    var report =
        imported(
            naming.replace("\"id\":", known + ",\"id\":"),
            line,
            stranger,
            coach,
            line.replace("of-alex", "again"));

    assertThat(codes(report))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED", "", "NOT_FOUND", "NOT_FOUND", "ALREADY_EXISTS");
    assertThat(importedAs(report, 1)).isEqualTo(alex.id());
    assertThat(pii(alex.id()).mustBe(200).json().path("fullName").asString())
        .isEqualTo("Alexandra Canary");
    assertThat(prompt(alex.id()).mustBe(200).json().path("version").asInt()).isOne();
    assertThat(tally(imported(line))).isEqualTo("1 lines: 0 imported, 1 skipped, 0 refused");
  }

  @Test
  void an_old_document_never_becomes_the_newest_version() {
    write(admin, MasterPrompts.of(alex.id())).mustBe(201);
    var line =
        line("late", NAME, email())
            .replace("\"id\":", "\"clientId\":\"" + alex.id() + "\",\"id\":");

    assertThat(codes(imported(line))).containsExactly("ALREADY_EXISTS");
  }

  @Test
  void an_address_that_a_client_has_is_refused() {
    var email = email();
    api.post(admin, "/api/clients", "{\"fullName\":\"Q\",\"email\":\"%s\"}".formatted(email))
        .mustBe(201);

    var report = imported(line("m", NAME, email));

    assertThat(codes(report)).containsExactly("EMAIL_TAKEN");
    assertThat(clients()).isEqualTo(2);
  }

  @Test
  void the_same_file_from_several_hands_at_once_is_imported_once() {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 130; i++) lines.add(somebody("s" + i));
    var all = lines.toArray(String[]::new);
    List<Callable<Answer>> hands = List.of(() -> send(PATH, all), () -> send(PATH, all));

    var reports = Api.atOnce(hands).stream().map(one -> one.mustBe(200).json()).toList();

    int imported = 0;
    for (var report : reports) imported += report.path("imported").asInt();
    assertThat(imported).isEqualTo(130);
    assertThat(clients()).isEqualTo(131);
    for (int i = 0; i < 130; i++) {
      assertThat(importedAs(reports.get(0), i)).isEqualTo(importedAs(reports.get(1), i));
    }
  }

  @Test
  void each_run_and_each_client_is_in_the_audit_log() {
    var report = imported(somebody("a"), somebody("b"), "{");
    send(PATH + "?dryRun=true", somebody("c")).mustBe(200);

    var runs = audit("MASTER_PROMPTS_IMPORTED");
    assertThat(runs).hasSize(2);
    assertThat(runs.toString()).contains("\"imported\":\"2\"", "\"refused\":\"1\"");
    assertThat(runs.toString()).contains("\"dryRun\":\"true\"");
    for (var action :
        List.of("CLIENT_ADDED", "PII_CREATE", "PROFILE_CREATE", "PII_PROMPT_CHANGE")) {
      for (int i = 0; i < 2; i++)
        assertThat(audit(action).toString()).contains(importedAs(report, i));
    }
  }

  @Test
  void only_admins_import() {
    for (var token : List.of(coach.token(), alex.token())) {
      api.send("POST", token, PATH, somebody("a"), "Content-Type", "application/x-ndjson")
          .mustBe(403);
    }
    api.post(admin, PATH, somebody("a")).mustBe(415);
  }

  @Test
  void whatever_is_sent_each_line_has_an_answer() {
    long seed = Long.getLong("booking.seed", System.nanoTime());
    System.out.println("PromptImportTest: -Dbooking.seed=" + seed);
    var random = new Random(seed);
    for (int round = 0; round < 4; round++) {
      var lines = new ArrayList<String>();
      for (int i = 0; i < 150; i++) lines.add(HostileLines.next(random, "h" + round + "-" + i));
      var answer =
          send(PATH + (round % 2 == 0 ? "?dryRun=true" : ""), lines.toArray(String[]::new));
      var report = answer.mustBe(200).json();
      assertThat(report.path("items")).hasSize(report.path("lines").asInt());
      assertThat(
              report.path("imported").asInt()
                  + report.path("skipped").asInt()
                  + report.path("refused").asInt())
          .isEqualTo(report.path("lines").asInt());
      for (var item : report.path("items")) {
        if (item.path("outcome").asString().equals("REFUSED")) {
          assertThat(item.path("detail").asString()).isNotEmpty();
        }
      }
    }
  }

  private JsonNode imported(String... lines) {
    return send(PATH, lines).mustBe(200).json();
  }

  private Answer send(String path, String... lines) {
    return api.send(
        "POST", admin, path, String.join("\n", lines), "Content-Type", "application/x-ndjson");
  }

  private Answer pii(String client) {
    return api.send(
        "GET",
        admin,
        "/api/clients/%s/pii".formatted(client),
        null,
        "X-Access-Reason",
        "Compared with the old system");
  }

  private Answer prompt(String client) {
    return api.get(admin, "/api/clients/%s/master-prompt".formatted(client));
  }

  private JsonNode audit(String action) {
    return api.get(admin, "/api/audit-log?limit=200&action=" + action)
        .mustBe(200)
        .json()
        .path("items");
  }

  private int clients() {
    int count = 0;
    for (var next = "/api/clients?limit=200"; ; ) {
      var page = api.get(admin, next).mustBe(200).json();
      count += page.path("items").size();
      if (page.path("nextCursor").isNull()) return count;
      next = "/api/clients?limit=200&cursor=" + page.path("nextCursor").asString();
    }
  }

  private String alias(String client) {
    for (var one : api.get(admin, "/api/clients?limit=200").mustBe(200).json().path("items")) {
      if (one.path("id").asString().equals(client)) return one.path("alias").asString();
    }
    return "";
  }

  private static List<String> leftOut(JsonNode report, int index) {
    var pointers = new ArrayList<String>();
    for (var one : report.path("items").get(index).path("leftOut")) {
      pointers.add(one.path("pointer").asString());
    }
    return pointers;
  }
}
