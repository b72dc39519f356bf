package studio.booking.wiring;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import studio.booking.wiring.embedded.EmbeddedServer;

/**
 * The embedded database, on its way while the program is put together: unpacking and starting it
 * takes as long as that does, and neither needs the other.
 */
final class EarlyDatabase implements DisposableBean {
  private final FutureTask<EmbeddedServer> start;

  private EarlyDatabase(Path dataDir) {
    start = new FutureTask<>(() -> EmbeddedServer.start(dataDir));
  }

  /** The server, as soon as it answers; throws what kept it from starting. */
  EmbeddedServer server() {
    try {
      return start.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException ours) throw ours;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the database starts", e);
    }
  }

  /** After everybody who uses it; also where the program could not be put together. */
  @Override
  public void destroy() throws InterruptedException {
    try {
      start.get().close();
    } catch (ExecutionException e) {
      // It never started, and the start has said why.
    }
  }

  /** Begins once all settings are known to make sense. */
  @Order(Ordered.LOWEST_PRECEDENCE)
  static final class Beginning
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var environment = context.getEnvironment();
      if (!environment.getProperty("booking.database.url", "").isBlank()) return;
      var dataDir = Path.of(environment.getProperty("booking.data-dir", ".booking"));
      var database = new EarlyDatabase(dataDir);
      var beans = (DefaultListableBeanFactory) context.getBeanFactory();
      beans.registerSingleton("earlyDatabase", database);
      beans.registerDisposableBean("earlyDatabase", database);
      Thread.ofPlatform().name("database").start(database.start);
    }
  }
}
