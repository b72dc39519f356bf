package studio.booking;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import studio.booking.audit.tink.TinkSignatures;
import studio.booking.operations.Job;
import studio.booking.privacy.tink.Keysets;
import studio.booking.shared.jooq.TestDatabase;
import studio.booking.wiring.SecretFile;

/**
 * The program once more in this JVM, with a database, a port and settings of its own: cheaper than
 * a process, and as far from the others as that.
 */
public final class AnotherProgram implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private AnotherProgram(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts it, and waits until it is ready.
   *
   * @param jobs more for it to do
   * @param settings as on the command line, such as {@code booking.demo=true}
   */
  public static AnotherProgram start(
      TestDatabase database, Path data, List<Job> jobs, String... settings) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--booking.data-dir=" + data,
                "--booking.database.url=" + database.url(),
                "--booking.database.username=" + TestDatabase.PROGRAM,
                "--booking.database.password=" + TestDatabase.PASSWORD,
                "--booking.database.owner-username=" + TestDatabase.OWNER,
                "--booking.database.owner-password=" + TestDatabase.PASSWORD,
                "--booking.keys.url=" + database.keysUrl(),
                "--booking.keys.username=" + TestDatabase.PROGRAM,
                "--booking.keys.password=" + TestDatabase.PASSWORD,
                "--booking.keys.owner-username=" + TestDatabase.OWNER,
                "--booking.keys.owner-password=" + TestDatabase.PASSWORD));
    // As somebody would have to who runs it for real.
    var keyset = data.resolve("given.keyset.json");
    SecretFile.readOrMake(keyset, Keysets::make);
    arguments.add("--booking.keys.keyset-file=" + keyset);
    var signing = data.resolve("given.signing.json");
    SecretFile.readOrMake(signing, TinkSignatures::makeKeyset);
    arguments.add("--booking.audit.keyset-file=" + signing);
    arguments.add("--booking.audit.roots-folder=" + data.resolve("given-roots"));
    arguments.add("--booking.keys.blind-index-key=only for tests, and not for anything else");
    for (var setting : settings) arguments.add("--" + setting);
    var program =
        new SpringApplicationBuilder(BookingApplication.class)
            .registerShutdownHook(false)
            .initializers(context -> add(jobs, (GenericApplicationContext) context));
    return new AnotherProgram(program.run(arguments.toArray(String[]::new)));
  }

  private static void add(List<Job> jobs, GenericApplicationContext context) {
    for (var job : jobs) context.registerBean(job.name(), Job.class, () -> job);
  }

  public Api api() {
    return new Api(context.getEnvironment().getRequiredProperty("local.server.port", int.class));
  }

  /** Ends it in order. */
  @Override
  public void close() {
    context.close();
  }
}
