package studio.booking.shared.jooq;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Units of work that count how often they go to the database: each statement text sent, however
 * many statements are in it, and each commit. What opens a connection is not counted.
 */
public final class CountedTrips {
  private final AtomicInteger trips = new AtomicInteger();
  private final JooqUnitOfWork unitOfWork;
  private final Lobby lobby;

  public CountedTrips(TestDatabase database) {
    var counted = wrapped(DataSource.class, database.program());
    unitOfWork = new JooqUnitOfWork(counted, new JdbcTransactionManager(counted));
    lobby = new Lobby(counted);
  }

  public JooqUnitOfWork unitOfWork() {
    return unitOfWork;
  }

  public Lobby lobby() {
    return lobby;
  }

  /** How many trips that takes. */
  public int of(Supplier<?> work) {
    int before = trips.get();
    work.get();
    return trips.get() - before;
  }

  private <T> T wrapped(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              var name = method.getName();
              if (name.startsWith("execute") || name.equals("commit")) trips.incrementAndGet();
              try {
                return switch (method.invoke(target, arguments)) {
                  case PreparedStatement statement -> wrapped(PreparedStatement.class, statement);
                  case Connection connection when name.equals("getConnection") ->
                      wrapped(Connection.class, connection);
                  case null -> null;
                  case Object other -> other;
                };
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
