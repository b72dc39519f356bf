package studio.booking.shared.jooq;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Units of work whose caution is taken away, to find out what a promise rests on: no statement
 * locks a row, and, if wanted, nobody looks at how many rows were touched. What holds even so is
 * held by a constraint; what breaks was held by the caution.
 */
public final class Careless extends JooqUnitOfWork {
  private static final Pattern LOCK =
      Pattern.compile(
          "\\s+for (no key update|key share|update|share)( of [^\\s;)]+)?( skip locked)?");

  private final boolean counts;
  private volatile @Nullable Meeting meeting;

  private Careless(DataSource unlocked, boolean counts) {
    super(unlocked, new JdbcTransactionManager(unlocked));
    this.counts = counts;
  }

  /** Locks nothing, but starts over when a statement touches fewer rows than it should. */
  public static Careless withoutLocks(TestDatabase database) {
    return new Careless(unlocked(DataSource.class, database.program()), true);
  }

  /** Locks nothing, and takes no notice of what its statements touched. */
  public static Careless withoutLocksAndCounts(TestDatabase database) {
    return new Careless(unlocked(DataSource.class, database.program()), false);
  }

  /**
   * Has two decide from the same facts: both have read before either writes, and the second writes
   * when the first is done. What the second tries after that is up to it.
   */
  public <T> List<T> meet(Callable<? extends T> first, Callable<? extends T> second)
      throws Exception {
    var agreed = new Meeting();
    meeting = agreed;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var late =
          threads.submit(
              () -> {
                agreed.second = Thread.currentThread();
                return second.call();
              });
      agreed.await(agreed.secondHasRead);
      T earlier = first.call();
      agreed.firstIsDone.countDown();
      return List.of(earlier, late.get(30, TimeUnit.SECONDS));
    } finally {
      meeting = null;
    }
  }

  private static final class Meeting {
    private final CountDownLatch secondHasRead = new CountDownLatch(1);
    private final CountDownLatch firstIsDone = new CountDownLatch(1);
    private volatile @Nullable Thread second;

    void beforeWriting() {
      if (Thread.currentThread() != second) return;
      secondHasRead.countDown();
      await(firstIsDone);
    }

    private void await(CountDownLatch latch) {
      try {
        if (!latch.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("Nobody came");
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void write(Statement statement) {
    meet();
    super.write(statement);
  }

  @Override
  public void write(Statement statement, int rows) {
    meet();
    if (counts) super.write(statement, rows);
    else super.write(statement);
  }

  private void meet() {
    var agreed = meeting;
    if (agreed != null) agreed.beforeWriting();
  }

  private static <T> T unlocked(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                arguments[0] = LOCK.matcher((String) arguments[0]).replaceAll("");
              }
              try {
                var answer = method.invoke(target, arguments);
                return method.getName().equals("getConnection")
                    ? unlocked(Connection.class, (Connection) answer)
                    : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
