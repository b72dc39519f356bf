package studio.booking.shared.jooq;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels statements whose time is over. One thread looks at all of them now and then; a timer for
 * each would cost every trip more than it does any good.
 */
final class Watch {
  /** Ends the watch over a statement, which has ended. */
  interface Ended extends AutoCloseable {
    @Override
    void close();
  }

  static final Ended NOTHING = () -> {};

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration LOOKS_EVERY = Duration.ofMillis(100);
  private static final Map<Statement, Deadline> UNDER_WAY = new ConcurrentHashMap<>();

  static {
    Thread.ofPlatform().daemon().name("statement-watch").start(Watch::look);
  }

  private Watch() {}

  static Ended over(Statement statement, Deadline deadline) {
    UNDER_WAY.put(statement, deadline);
    return () -> UNDER_WAY.remove(statement);
  }

  private static void look() {
    while (!Thread.currentThread().isInterrupted()) {
      for (var each : UNDER_WAY.entrySet()) if (each.getValue().isOver()) cancel(each.getKey());
      try {
        Thread.sleep(LOOKS_EVERY);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  // At each look until it has ended: the first may come before it has really begun.
  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      LOG.warn("A statement that takes too long cannot be cancelled: {}", e.getMessage());
    }
  }
}
