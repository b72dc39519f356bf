package studio.booking.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.MasterPrompts;
import studio.booking.OldPrompts;
import tools.jackson.databind.node.ObjectNode;

/** What is left where data lie: in files, dumps, kept answers and logs. Nobody is in there. */
class AtRestTest extends OfAlex {
  private static final int CLIENTS = 1_000;

  /** With whom all is done that can be. */
  private static final int BUSY = 20;

  /** In all that is said of the client, and nowhere else. */
  private String canary = "";

  // The files' time, whatever the demo's clock says; some keep whole seconds only.
  private java.time.Instant begin = java.time.Instant.MAX;

  private final List<String> log = new CopyOnWriteArrayList<>();

  private final AppenderBase<ILoggingEvent> listener =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
          log.add(line.getFormattedMessage() + line.getMDCPropertyMap());
          for (var at = line.getThrowableProxy(); at != null; at = at.getCause()) {
            log.add(String.valueOf(at.getMessage()));
          }
        }
      };

  @Test
  void E1_no_canary_is_found_in_files_dumps_kept_answers_and_logs()
      throws SQLException, IOException {
    nothingIsLeftOf(this::live);
  }

  @Test
  void E24_nothing_of_what_was_imported_is_left_in_clear() throws SQLException, IOException {
    nothingIsLeftOf(this::bringOver);
  }

  private void nothingIsLeftOf(Runnable life) throws SQLException, IOException {
    canary = "Zq" + java.util.UUID.randomUUID().toString().substring(0, 8);
    begin = java.time.Instant.now().minusSeconds(2);
    log.clear();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    listener.setContext(root.getLoggerContext());
    listener.start();
    root.addAppender(listener);
    try {
      life.run();
    } finally {
      root.detachAppender(listener);
    }

    assertThat(log).noneMatch(this::isTold);
    assertThat(dump(Database.get().superuser())).isNotEmpty().noneMatch(this::isTold);
    assertThat(dump(Database.get().keysSuperuser())).isNotEmpty().noneMatch(this::isTold);
    assertThat(filesWith(canaries())).isEmpty();
    // It would have been found.
    Database.get().execute("create table public.planted as select '" + canary + "'::text as it");
    try {
      assertThat(dump(Database.get().superuser())).anyMatch(this::isTold);
      assertThat(filesWith(canaries())).isNotEmpty();
    } finally {
      Database.get().execute("drop table public.planted");
    }
  }

  /** All that can be done with personal data, and all that can go wrong. */
  private void live() {
    for (int i = 0; i < BUSY; i++) {
      var id = register(whole(i), "Idempotency-Key", canary.hashCode() + "-" + i).mustBe(201).id();
      register(whole(i), "Idempotency-Key", canary.hashCode() + "-" + i).mustBe(201);
      register(whole(i)).mustBe(409);
      pii(admin, id, WHY, "Asked for " + canary).mustBe(200);
      pii(admin, id).mustBe(400);
      change(admin, id, "{\"preferredName\":\"%s\"}".formatted(canary + i), WHY, canary)
          .mustBe(200);
      change(admin, id, "{\"email\":\"%s\"}".formatted(canary), WHY, canary).mustBe(400);
      api.post(admin, "/api/clients/lookup", "{\"email\":\"%s\"}".formatted(address(i)))
          .mustBe(200);
      seen(scene.client(0).token(), id).mustBe(404);
      if (i == 0) plan();
    }
    for (int i = BUSY; i < CLIENTS; i += BUSY) {
      var comers = new ArrayList<Callable<Answer>>();
      for (int more = i; more < i + BUSY; more++) {
        var body = whole(more);
        comers.add(() -> register(body).mustBe(201));
      }
      Api.atOnce(comers);
    }
  }

  /** What is written of somebody for their training, rightly and not. */
  private void plan() {
    var client = scene.client(0);
    var path = "/api/clients/%s/master-prompt".formatted(client.id());
    var document = MasterPrompts.of(client.id()).replace("Latex", canary);
    api.post(admin, path, document).mustBe(201);
    api.get(client.token(), path).mustBe(200);
    api.post(admin, path, document.replace("\"allergies\"", "\"" + canary + "\"")).mustBe(400);
    api.post(admin, path, document.replace("Begun", canary + "@example.com")).mustBe(400);
  }

  /** Files of another system, with good and bad lines, sent once and again. */
  private void bringOver() {
    var prompts = new ArrayList<String>();
    var clients = new ArrayList<String>();
    for (int i = 0; i < BUSY; i++) {
      prompts.add(OldPrompts.line("p" + i, canary, "p" + address(i), this::spread));
      clients.add("{\"id\":\"c" + i + "\"," + whole(i).strip().substring(1).replace("\n", ""));
    }
    prompts.add(prompts.getFirst().replace("\"id\":\"p0\"", "\"id\":\"" + canary + "\""));
    prompts.add(prompts.getFirst().replace("\"id\":\"p0\"", "\"id\":\"other\""));
    prompts.add(OldPrompts.line("note", canary, "q" + address(0), this::tell));
    prompts.add(OldPrompts.line("bad", canary, canary));
    prompts.add("{\"id\":\"" + canary + "\"");
    clients.add("{\"id\":\"bad\",\"fullName\":\"" + canary + "\",\"email\":\"" + canary + "\"}");
    for (var query : List.of("?dryRun=true", "", "")) {
      imported("master-prompts" + query, prompts);
      imported("clients" + query, clients);
    }
    var said = imported("master-prompts", prompts);
    assertThat(said.path("skipped").asInt()).isEqualTo(BUSY);
    assertThat(said.path("refused").asInt()).isEqualTo(5);
    assertThat(imported("clients", clients).path("skipped").asInt()).isEqualTo(BUSY);
  }

  private tools.jackson.databind.JsonNode imported(String path, List<String> lines) {
    return api.send(
            "POST",
            admin,
            "/api/admin/imports/" + path,
            String.join("\n", lines),
            "Content-Type",
            "application/x-ndjson")
        .mustBe(200)
        .json();
  }

  /** Wherever there is a place for words, and where there is none. */
  private void spread(ObjectNode line) {
    OldPrompts.info(line).put("preferred_name", canary).put("nickname", canary);
    OldPrompts.info(line).putObject("emergency_contact").put("name", canary).put("phone", "5551");
    OldPrompts.info(line).putObject("address").put("street", canary).put("city", canary);
    line.put("comment", canary);
  }

  private void tell(ObjectNode line) {
    OldPrompts.profile(line).putArray("notes").add("Ask " + canary);
  }

  private String address(int i) {
    return "%s.%d@example.com".formatted(canary, i);
  }

  private String whole(int i) {
    return """
    {"fullName":"%1$s","preferredName":"%1$s","dateOfBirth":"1990-04-01","email":"%2$s",
     "emergencyContact":{"name":"%1$s","relationship":"%1$s","phone":"+1 555 0100"},
     "address":{"street":"%1$s","city":"%1$s","state":"%1$s","zip":"%1$s"}}
    """
        .formatted(canary, address(i));
  }

  private List<byte[]> canaries() {
    var bytes = canary.getBytes(UTF_8);
    return List.of(
        bytes,
        canary.toLowerCase(java.util.Locale.ROOT).getBytes(UTF_8),
        canary.getBytes(UTF_16BE),
        canary.getBytes(UTF_16LE),
        HexFormat.of().formatHex(bytes).getBytes(UTF_8),
        // Whatever comes before and after, this much of it stays.
        Base64.getEncoder()
            .withoutPadding()
            .encodeToString(bytes)
            .substring(0, 10)
            .getBytes(UTF_8));
  }

  private boolean isTold(String text) {
    return canaries().stream().anyMatch(canary -> text.contains(new String(canary, UTF_8)));
  }

  /** Every row of every table, as text; what is binary in hex, and as if it were text. */
  private static List<String> dump(DataSource database) throws SQLException {
    var rows = new ArrayList<String>();
    try (var connection = database.getConnection()) {
      for (var table : tables(connection)) {
        try (var statement = connection.createStatement();
            var found = statement.executeQuery("select t.* from " + table + " t")) {
          while (found.next()) {
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
              var bytes = found.getBytes(i);
              if (bytes == null) continue;
              rows.add(new String(bytes, UTF_8) + found.getString(i));
            }
          }
        }
      }
    }
    return rows;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                """
                select c.oid::regclass::text from pg_class c
                where c.relkind in ('r', 'm')
                  and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
                """)) {
      while (found.next()) names.add(found.getString(1));
    }
    return names;
  }

  /**
   * Tables, indexes and the write-ahead log, of all databases, as far as they changed since then.
   */
  private List<Path> filesWith(List<byte[]> canaries) throws SQLException, IOException {
    Path data;
    try (var connection = Database.get().superuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("checkpoint");
      try (var row = statement.executeQuery("show data_directory")) {
        row.next();
        data = Path.of(row.getString(1));
      }
    }
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        data,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about)
              throws IOException {
            boolean changed = !about.lastModifiedTime().toInstant().isBefore(begin);
            if (changed && contains(file, canaries)) found.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static boolean contains(Path file, List<byte[]> canaries) throws IOException {
    try {
      // One character for each byte, so that text can be looked for.
      var text = new String(Files.readAllBytes(file), ISO_8859_1);
      return canaries.stream().anyMatch(canary -> text.contains(new String(canary, ISO_8859_1)));
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
