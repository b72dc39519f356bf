package studio.booking.wiring.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.booking.wiring.DatabaseServer;
import studio.booking.wiring.Refusal;
import studio.booking.wiring.SecretFile;

/**
 * The embedded PostgreSQL. It listens on loopback only, asks for passwords, and writes to disk
 * before it says that something is committed. When its server dies, it is started again.
 */
public final class EmbeddedServer implements DatabaseServer {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final String SUPERUSER = "postgres";
  private static final String OWNER = "booking_owner";
  private static final String PROGRAM = "booking_program";
  private static final String DATABASE = "booking";
  private static final String KEYS_OWNER = "booking_keys_owner";
  private static final String KEYS_PROGRAM = "booking_keys_program";
  private static final String KEYS_DATABASE = "booking_keys";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final DataFolder folder;
  private final Passwords passwords;
  private final Postmaster postmaster;

  private EmbeddedServer(DataFolder folder, Passwords passwords, Postmaster postmaster) {
    this.folder = folder;
    this.passwords = passwords;
    this.postmaster = postmaster;
  }

  /** Starts the server whose data are in the folder; the first time, makes it. */
  public static EmbeddedServer start(Path dataDir) {
    Binaries.requireRightsToStart();
    var folder = DataFolder.open(dataDir);
    Postmaster postmaster = null;
    try {
      var binaries = Binaries.unpackedIn(folder.path());
      var passwords = Passwords.keptIn(folder.path());
      var cluster = folder.path().resolve("postgres");
      if (!Files.isDirectory(cluster)) initialize(binaries, passwords, folder, cluster);
      postmaster = new Postmaster(binaries, cluster);
      postmaster.start();
      var server = new EmbeddedServer(folder, passwords, postmaster);
      server.makeDatabases();
      postmaster.keepAlive();
      return server;
    } catch (IOException | SQLException | Binaries.Failed e) {
      if (postmaster != null) postmaster.stop();
      folder.close();
      throw new Refusal(
          "The embedded PostgreSQL in %s does not start: %s".formatted(dataDir, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void initialize(
      Binaries binaries, Passwords passwords, DataFolder folder, Path cluster)
      throws IOException, InterruptedException {
    LOG.info("Making a PostgreSQL in {}", cluster);
    var unfinished = folder.path().resolve("postgres.unfinished");
    Binaries.delete(unfinished);
    var password = folder.path().resolve("postgres.password");
    Files.deleteIfExists(password);
    SecretFile.readOrMake(password, () -> passwords.of(SUPERUSER));
    binaries.run(
        PATIENCE,
        "initdb",
        List.of(
            "--pgdata=" + unfinished,
            "--username=" + SUPERUSER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            // PostgreSQL's own: the operating system's order of letters changes with its updates.
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--no-instructions"));
    Files.delete(password);
    Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Not as superuser any more than need be: owners migrate, and the program owns nothing. */
  private void makeDatabases() throws SQLException {
    try (var superuser = Sql.open(login("postgres", SUPERUSER))) {
      make(superuser, DATABASE, OWNER);
      make(superuser, KEYS_DATABASE, KEYS_OWNER);
    }
  }

  private void make(Sql superuser, String database, String owner) throws SQLException {
    if (!superuser.finds("select 1 from pg_roles where rolname = ?", owner)) {
      superuser.execute("create role " + owner + " login createrole");
      superuser.setPassword(owner, passwords.of(owner));
    }
    if (!superuser.finds("select 1 from pg_database where datname = ?", database)) {
      superuser.execute("create database " + database + " owner " + owner);
    }
  }

  @Override
  public Login owner() {
    return login(DATABASE, OWNER);
  }

  @Override
  public Login program() {
    return login(DATABASE, PROGRAM);
  }

  /** As the role that owns the database of the keys. */
  public Login keysOwner() {
    return login(KEYS_DATABASE, KEYS_OWNER);
  }

  /** As the one role that the program uses keys by. */
  public Login keysProgram() {
    return login(KEYS_DATABASE, KEYS_PROGRAM);
  }

  private Login login(String database, String role) {
    var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postmaster.port(), database);
    return new Login(url, role, passwords.of(role));
  }

  @Override
  public void close() {
    postmaster.stop();
    folder.close();
  }
}
