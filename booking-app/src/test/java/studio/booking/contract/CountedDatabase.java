package studio.booking.contract;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Counts how often requests go to the database, and with how many statements. A trip is a text of
 * statements that is sent, or a commit or rollback; what opens a connection is not counted.
 */
final class CountedDatabase implements BeanPostProcessor {
  /** Only what is done for a request: the demo's clock looks at its hands meanwhile. */
  private static final String REQUESTS = "tomcat-handler";

  private final List<String> trips = Collections.synchronizedList(new ArrayList<>());

  /** What went to the database since it was last asked. */
  List<String> taken() {
    synchronized (trips) {
      var taken = List.copyOf(trips);
      trips.clear();
      return taken;
    }
  }

  /** How many statements there are in a text, as trips put them together. */
  static int statements(String text) {
    if (text.equals("commit") || text.equals("rollback")) return 0;
    return text.split(";\\n").length;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof HikariDataSource pool ? new Counted(pool) : bean;
  }

  /** The pool, with counted connections. */
  private final class Counted extends HikariDataSource {
    private final DataSource pool;

    Counted(DataSource pool) {
      this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return counted(Connection.class, pool.getConnection(), "");
    }
  }

  private <T> T counted(Class<T> type, T target, String sql) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              note(method.getName(), sql, arguments);
              try {
                return switch (method.invoke(target, arguments)) {
                  case PreparedStatement statement when arguments != null ->
                      counted(PreparedStatement.class, statement, String.valueOf(arguments[0]));
                  case null -> null;
                  case Object other -> other;
                };
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private void note(String method, String sql, @Nullable Object @Nullable [] arguments) {
    if (!Thread.currentThread().getName().contains(REQUESTS)) return;
    if (method.equals("commit") || method.equals("rollback")) trips.add(method);
    if (method.startsWith("execute")) {
      trips.add(arguments == null ? sql : String.valueOf(arguments[0]));
    }
  }
}
