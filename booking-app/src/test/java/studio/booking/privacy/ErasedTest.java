package studio.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.MasterPrompts;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.privacy.application.EraseClients;
import studio.booking.privacy.application.ReplayRegister;
import studio.booking.shared.Caller;

/** What is left of clients who were erased, of whom everything was known. */
class ErasedTest extends OfErasures {
  /** In all that is said by and of the client, and nowhere else. */
  private String canary;

  private String address;

  @BeforeEach
  void chooseCanary() {
    canary = "Zq" + UUID.randomUUID().toString().substring(0, 8);
    address = canary + "@example.com";
  }

  @Test
  void E9_nothing_that_identifies_who_was_erased_is_left() throws SQLException {
    var client = client();
    identify(client);
    settles(client.id());
    assertThat(traces(client.id())).isPositive();
    // One that nobody has listened to yet.
    execute(
        "insert into shared.event_publication (id, listener_id, event_type, serialized_event,"
            + " publication_date) values (gen_random_uuid(), 'nobody', 'none',"
            + " '{\"client\":\"%s\"}', now())".formatted(client.id()));

    ask(admin, client.id()).mustBe(201);
    execute(
        "update privacy.erasure_case set requested_at = requested_at - interval '30 days',"
            + " due_at = due_at - interval '30 days' where client_id = '%s'"
                .formatted(client.id()));
    for (int i = 0; i < 100 && !isDone(client.id()); i++) {
      job.run(studio.id(), () -> false);
      pause();
    }

    assertThat(rowsWith(canary)).isEmpty();
    assertThat(readKeys(key(client.id()))).isEqualTo("true");
    for (var table :
        List.of(
            "privacy.contact_index where client_id",
            "directory.identity_link where person_id",
            "directory.invitation where person_id",
            "directory.calendar_address where person_id",
            "shared.idempotency_key where person_id")) {
      assertThat(count("%s = '%s'".formatted(table, client.id()))).as(table).isZero();
    }
    assertThat(traces(client.id())).isZero();
    // It would have been found.
    execute("create table public.planted as select '%s'::bytea as it".formatted(canary));
    try {
      assertThat(rowsWith(canary)).hasSize(1);
    } finally {
      execute("drop table public.planted");
    }
  }

  /** The program was killed when the key was gone, and all else was still there. */
  @Test
  void E9_what_was_cut_off_goes_on_at_the_next_start() throws SQLException {
    var client = client();
    identify(client);
    ask(admin, client.id()).mustBe(201);
    execute(
        "update privacy.erasure_case set requested_at = requested_at - interval '30 days',"
            + " due_at = due_at - interval '30 days' where client_id = '%s'"
                .formatted(client.id()));
    var system = Caller.system(studio.id(), "test");
    var erasing = program.getBean(EraseClients.class);
    var destroyed =
        "select (key_destroyed_at is not null)::text from privacy.erasure_case"
            + " where client_id = '%s'".formatted(client.id());
    while (read(destroyed).equals("false")) erasing.goOn(system);

    program.getBean(ReplayRegister.class).replay();
    while (erasing.goOn(system) > 0) {}

    assertThat(isDone(client.id())).isTrue();
  }

  @Test
  void E9_no_words_by_or_about_them_are_left() throws SQLException {
    var client = client();
    talk(client);

    erase(client.id());

    assertThat(rowsWith(canary)).isEmpty();
  }

  @Test
  void E11_books_proof_and_log_stay_under_the_pseudonym() throws SQLException {
    var client = client();
    talk(client);
    var alias = api.get(admin, "/api/clients/" + client.id()).json().path("alias").asString();
    var before = kept(client.id());
    assertThat(before).doesNotContain(0L);

    erase(client.id());

    assertThat(kept(client.id())).isEqualTo(before);
    assertThat(read("select alias from directory.person where id = '%s'".formatted(client.id())))
        .isEqualTo(alias);
    var log = api.get(admin, "/api/admin/audit-log/verify").mustBe(200).json();
    assertThat(log.path("consistent").asBoolean()).as(log.toString()).isTrue();
    var ledger = api.get(admin, "/api/admin/ledger-check").mustBe(200).json();
    assertThat(ledger.path("consistent").asBoolean()).as(ledger.toString()).isTrue();
  }

  @Test
  void F4_what_they_agreed_to_can_be_proven_when_they_are_gone() throws SQLException {
    var client = client();
    agree(client);
    var proof =
        "select string_agg(type || ' ' || granted || ' ' || decided_at, ', ' order by id)"
            + " from consent.answer where client_id = '%s'".formatted(client.id());
    var before = read(proof);
    assertThat(before).contains("ai_processing true");

    erase(client.id());

    assertThat(read(proof)).isEqualTo(before);
  }

  @Test
  void E17_nobody_finds_or_reads_who_was_erased() throws SQLException {
    var client = client();
    identify(client);
    erase(client.id());

    for (var path : readsOf(client.id())) {
      api.send("GET", admin, path, null, WHY, "to see").mustBe(404);
      assertThat(api.send("GET", client.token(), path, null, WHY, "to see").status())
          .as(path)
          .isIn(403, 404);
    }
    assertThat(api.get(client.token(), erasure(client.id())).mustBe(200).text()).contains("DONE");
  }

  @Test
  void E8_who_was_erased_registers_again_as_somebody_new() throws SQLException {
    var client = client();
    var alias = api.get(admin, "/api/clients/" + client.id()).json().path("alias").asString();
    erase(client.id());

    var again = client();

    assertThat(again.id()).isNotEqualTo(client.id());
    assertThat(api.get(admin, "/api/clients/" + again.id()).json().path("alias").asString())
        .isNotEqualTo(alias);
    seen(admin, again.id()).mustBe(200);
  }

  @Test
  void E10_a_client_of_whom_nothing_was_kept_is_erased_too_and_gets_no_key_any_more()
      throws SQLException {
    var nobody = scene.client(0);

    erase(nobody.id());

    assertThat(readKeys(key(nobody.id()))).isEqualTo("true");
  }

  private boolean isDone(String client) {
    return api.get(admin, erasure(client)).text().contains("\"DONE\"");
  }

  /** Answers that are kept, and events that are open, that are theirs or name them. */
  private static long traces(String client) throws SQLException {
    return count("shared.idempotency_key k where k::text like '%" + client + "%'")
        + count("shared.event_publication where serialized_event like '%" + client + "%'");
  }

  private SignedIn client() {
    var body =
        """
        {"fullName":"%1$s","preferredName":"%1$s","dateOfBirth":"1990-04-01","email":"%2$s",
         "phoneNumber":"+1 555 010 %3$d",
         "emergencyContact":{"name":"%1$s","relationship":"%1$s","phone":"+1 555 0100"},
         "address":{"street":"%1$s","city":"%1$s","state":"%1$s","zip":"%1$s"}}
        """
            .formatted(canary, address, 1000 + Math.abs(canary.hashCode()) % 9000);
    var id = register(body, "Idempotency-Key", UUID.randomUUID().toString()).mustBe(201).id();
    return scene.signedIn(id);
  }

  /** All that says who they are, or of their health. */
  private void identify(SignedIn client) throws SQLException {
    pii(admin, client.id(), WHY, "Asked for " + canary).mustBe(200);
    api.patch(
            admin,
            "/api/clients/%s/training-profile".formatted(client.id()),
            "{\"goals\":[\"Run to Vela\"],\"injuryHistory\":[\"Knee\"],\"weightLbs\":150}")
        .mustBe(200);
    api.post(
            admin,
            "/api/clients/%s/master-prompt".formatted(client.id()),
            MasterPrompts.of(client.id()))
        .mustBe(201);
    api.post(client.token(), "/api/my-calendar", "").mustBe(201);
    api.post(admin, "/api/invitations", "{\"personId\":\"%s\"}".formatted(client.id())).mustBe(201);
    execute(
        "insert into directory.identity_link values ('%s', 'https://issuer', '%s', '%s', now())"
            .formatted(studio.id().value(), canary, client.id()));
    talkOnce(client);
  }

  /** With a key, so that the answer is kept. */
  private void talkOnce(SignedIn client) {
    scene.give(client.id(), 5);
    scene.book(client, aClass(4), "Idempotency-Key", "key-" + canary.hashCode()).mustBe(201);
  }

  /** Words of theirs and about them, wherever any can be said. */
  private void talk(SignedIn client) {
    agree(client);
    api.post(
            admin,
            "/api/members/%s/credit-adjustments".formatted(client.id()),
            "{\"amount\":9,\"reason\":\"For %s\"}".formatted(canary))
        .mustBe(201);
    var booked = scene.book(client, aClass(5)).mustBe(201).id();
    api.post(
            client.token(),
            "/api/bookings/%s/cancel".formatted(booked),
            "{\"reason\":\"%s is ill\"}".formatted(canary))
        .mustBe(200);
    var past = scene.book(client, aClass(6)).mustBe(201).id();
    api.post(
            admin,
            "/api/bookings/%s/cancel".formatted(past),
            "{\"reason\":\"About %s\"}".formatted(canary))
        .mustBe(200);
    api.post(
            client.token(),
            "/api/bookings",
            "{\"sessionId\":\"%s\",\"guest\":{\"name\":\"%s\"}}".formatted(aClass(7), canary))
        .mustBe(201);
    pii(admin, client.id(), WHY, "Asked for " + canary).mustBe(200);
  }

  private void agree(SignedIn client) {
    api.post(
            client.token(),
            "/api/consent/grant",
            """
            {"clientId":"%s","consentType":"ai_processing","consentVersion":"3.0",
             "consentGranted":true,"signatureData":"%s"}
            """
                .formatted(client.id(), canary))
        .mustBe(201);
  }

  private String aClass(int days) {
    var type = scene.classType();
    return scene.aClass(type, scene.coach(type), StudioScene.in(days, days), 4);
  }

  private static String key(String client) {
    return "select wrapped is null and destroyed_at is not null from keys.data_key"
        + " where client_id = '%s'".formatted(client);
  }

  /** How many there are of what stays. */
  private static List<Long> kept(String client) throws SQLException {
    var counts = new ArrayList<Long>();
    for (var table : List.of("credits.ledger", "consent.answer", "scheduling.booking")) {
      counts.add(count("%s where client_id = '%s'".formatted(table, client)));
    }
    return counts;
  }

  private static long count(String from) throws SQLException {
    return Long.parseLong(read("select count(*) from " + from));
  }

  /** The tables in which it is, and in which columns, of whatever type they are. */
  private static List<String> rowsWith(String canary) throws SQLException {
    var found = new ArrayList<String>();
    var hex = java.util.HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8));
    try (var connection = Database.get().superuser().getConnection()) {
      for (var column : columns(connection)) {
        var at = column.lastIndexOf('.');
        var sql =
            "select count(*) from %1$s where %2$s::text like '%%%3$s%%' or %2$s::text like '%%%4$s%%'"
                .formatted(column.substring(0, at), column.substring(at + 1), canary, hex);
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery(sql)) {
          rows.next();
          if (rows.getLong(1) > 0) found.add(column);
        }
      }
    }
    return found;
  }

  private static List<String> columns(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select c.oid::regclass::text || '.' || quote_ident(a.attname)
                from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relkind in ('r', 'm') and a.attnum > 0 and not a.attisdropped
                  and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
                """)) {
      while (rows.next()) names.add(rows.getString(1));
    }
    return names;
  }
}
