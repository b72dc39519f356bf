package studio.booking.privacy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import studio.booking.StudioScene.SignedIn;

/** An export of who did one of everything: whether it is all, and nothing of anybody else. */
class WholeExportTest extends OfAlex {
  private static final String BOOKINGS =
      "booking_id in (select id from scheduling.booking where client_id = '%s')";

  private static final String SESSIONS =
      "(client_id = '%1$s' or id in (select session_id from scheduling.booking where client_id ="
          + " '%1$s'))";

  /** How many there are of what is in a file. */
  private static final Map<String, String> ROWS =
      Map.ofEntries(
          entry("person", "directory.person where id = '%s'"),
          entry("sign-ins", "directory.identity_link where person_id = '%s'"),
          entry("assignments", of("directory.assignment")),
          entry(
              "guardianships",
              "directory.guardianship where client_id = '%1$s' or guardian_id = '%1$s'"),
          entry("bookings", of("scheduling.booking")),
          entry("booking-cancellations", "scheduling.booking_cancellation where " + BOOKINGS),
          entry("booking-history", "scheduling.booking_status_history where " + BOOKINGS),
          entry("waitlist-skips", "scheduling.waitlist_skip where " + BOOKINGS),
          entry("sessions", "scheduling.session where " + SESSIONS),
          entry(
              "session-cancellations",
              "scheduling.session_cancellation where session_id in"
                  + " (select id from scheduling.session where "
                  + SESSIONS
                  + ")"),
          entry("recurring-bookings", of("scheduling.recurring_booking")),
          entry(
              "occurrences",
              "scheduling.occurrence where recurring_booking_id in"
                  + " (select id from scheduling.recurring_booking where client_id = '%s')"),
          entry("credit-account", of("credits.account")),
          entry("credit-lots", of("credits.lot")),
          entry("credit-purchases", of("credits.credit_purchase")),
          entry("charges", of("credits.charge")),
          entry("coupon-uses", of("credits.coupon_use")),
          entry("ledger", of("credits.ledger")),
          entry("redemptions", of("credits.redemption")),
          entry(
              "pass-days",
              "credits.all_access_daily_usage where redemption_id in"
                  + " (select id from credits.redemption where client_id = '%s')"),
          entry("consents", of("consent.answer")),
          entry("consent-particulars", of("consent.particular")),
          entry("consent-questions", of("consent.question")),
          entry(
              "consent-texts",
              "(select distinct version from consent.answer where client_id = '%s') v"),
          entry("notices", "notices.notice where person_id = '%s'"),
          entry("profile", of("privacy.client_profile_pii")),
          entry("training-profile", of("privacy.client_profile_training")),
          entry(
              "access-log",
              of("audit.entry")
                  + " and action != 'EXPORT' and (action like 'PII\\_%%' or action like"
                  + " 'PROFILE\\_%%')"),
          entry(
              "audit-log",
              "audit.entry where action != 'EXPORT' and (client_id = '%1$s'"
                  + " or (actor_id = '%1$s' and actor_role = 'client'))"),
          entry("imports", of("privacy.imported_client")),
          entry("imported-documents", of("prompts.imported_prompt")),
          entry("master-prompts", of("prompts.master_prompt")));

  private static String of(String table) {
    return table + " where client_id = '%s'";
  }

  private Exported export(SignedIn client) {
    return Exported.of(address("/api/clients/%s/export".formatted(client.id())), client.token());
  }

  @Test
  void all_that_is_kept_is_in_it_and_its_counts_add_up() throws SQLException {
    var anna = new OneOfEverything(Database.get(), api, studio);
    var ben = new OneOfEverything(Database.get(), api, studio);
    // What she did stays hers, and whom she meant is nobody's business.
    pii(anna.client.token(), ben.client.id()).mustBe(404);

    var export = export(anna.client);

    assertThat(export.response().statusCode()).isEqualTo(200);
    var manifest = export.json("manifest.json");
    var counts = new TreeMap<String, Long>();
    manifest
        .path("files")
        .forEach(
            file -> {
              var name = file.path("name").asString();
              if (name.endsWith(".json")) {
                var records = export.json(name).size();
                assertThat(records).as(name).isEqualTo(file.path("records").asInt()).isPositive();
                counts.put(name.replace(".json", ""), (long) records);
              }
              assertThat(file.path("sha256").asString())
                  .as(name)
                  .isEqualTo(sha256(export.files().get(name)));
              assertThat(file.path("bytes").asInt()).isEqualTo(export.files().get(name).length);
            });
    var kept = new TreeMap<String, Long>();
    for (var rows : ROWS.entrySet()) {
      kept.put(rows.getKey(), count(rows.getValue().formatted(anna.client.id())));
    }
    assertThat(counts).isEqualTo(kept);
    var listed = new HashSet<String>();
    manifest.path("files").forEach(file -> listed.add(file.path("name").asString()));
    listed.add("manifest.json");
    assertThat(export.files().keySet()).isEqualTo(listed);
    // And nothing of anybody else.
    assertThat(export.text()).contains(anna.name, anna.word);
    assertThat(export.text()).doesNotContain(ben.name, ben.word, ben.client.id());
    assertThat(export(ben.client).text())
        .contains(ben.name, ben.word)
        .doesNotContain(anna.name, anna.word);
    everyWordIsThere(anna, export);
    ExportTest.F15_texts_are_named_and_there_once(export);
  }

  /** In each file that has words of theirs. */
  private static void everyWordIsThere(OneOfEverything anna, Exported export) {
    for (var file :
        Set.of(
            "access-log",
            "bookings",
            "booking-cancellations",
            "consent-particulars",
            "credit-purchases",
            "imported-documents",
            "ledger",
            "master-prompts",
            "redemptions",
            "session-cancellations",
            "sessions",
            "training-profile")) {
      assertThat(export.text(file + ".json")).as(file).contains(anna.word);
    }
    assertThat(export.json("profile.json").at("/0/email").asString())
        .isEqualToIgnoringCase(anna.name + "@example.com");
    assertThat(export.json("bookings.json").toString()).contains("\"startsAt\":\"2");
  }

  private static long count(String rows) throws SQLException {
    try (var connection = Database.get().superuser().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from " + rows)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
