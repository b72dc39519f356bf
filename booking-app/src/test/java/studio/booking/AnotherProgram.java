package studio.booking;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import studio.booking.operations.Job;
import studio.booking.shared.jooq.TestDatabase;

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
                "--booking.database.owner-password=" + TestDatabase.PASSWORD));
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
