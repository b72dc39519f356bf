package studio.booking.shared.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;
import studio.booking.shared.Caller;
import studio.booking.shared.Later;
import studio.booking.shared.Rejection;
import studio.booking.shared.UnitOfWork;

/** Units of work on Spring's transactions, and the database within them. */
@Component
public class JooqUnitOfWork implements UnitOfWork, Db {
  private static final int ATTEMPTS = 8;

  /** Until the end of the transaction, so that nothing stays behind on a pooled connection. */
  private static final Template<Caller> TENANT =
      Template.of(
          in ->
              select(
                  setting("role", in.text(caller -> DatabaseRole.of(caller).sqlName())),
                  setting(
                      "app.current_organization_id",
                      in.text(caller -> caller.organization().value().toString())),
                  setting(
                      "app.current_user_id",
                      in.text(
                          caller ->
                              caller.person() == null ? "" : caller.person().value().toString())),
                  setting("app.current_user_role", in.text(caller -> caller.role().word()))));

  private static Field<String> setting(String name, Field<String> value) {
    return field("set_config({0}, {1}, true)", String.class, inline(name), value);
  }

  private final DataSource dataSource;
  private final TransactionTemplate transactions;

  @SuppressWarnings("ThreadLocalUsage") // One for each database, not one for all of them.
  private final ThreadLocal<@Nullable Open> current = new ThreadLocal<>();

  JooqUnitOfWork(DataSource dataSource, PlatformTransactionManager transactions) {
    this.dataSource = dataSource;
    this.transactions = new TransactionTemplate(transactions);
  }

  /** A unit of work that is open on this thread. */
  private final class Open {
    private final Caller caller;
    private final @Nullable TransactionStatus transaction;
    private final String role;
    private Trip trip;
    private final int attempt;
    private boolean tenantIsSet;

    Open(Caller caller, @Nullable TransactionStatus transaction, int attempt) {
      this.caller = caller;
      this.attempt = attempt;
      this.transaction = transaction;
      this.role = DatabaseRole.of(caller).sqlName();
      this.trip = new Trip(role);
    }

    Trip.Item add(Statement statement, int rows) {
      // Without a transaction every trip is a transaction of its own, so each sets its tenant.
      if (trip.isEmpty() && !tenantIsSet) {
        trip.add(TENANT.filled(caller, caller), Trip.ANY);
        tenantIsSet = transaction != null;
      }
      return trip.add(statement, rows);
    }

    void send() {
      if (trip.isEmpty()) return;
      var sent = trip;
      trip = new Trip(role);
      var connection = connection();
      try {
        sent.send(connection);
      } catch (SQLException e) {
        throw Failures.of(e);
      } finally {
        DataSourceUtils.releaseConnection(connection, dataSource);
      }
    }
  }

  private Connection connection() {
    try {
      return DataSourceUtils.getConnection(dataSource);
    } catch (CannotGetJdbcConnectionException e) {
      throw new Busy("No connection in time", e);
    }
  }

  @Override
  public <T> T run(Caller caller, Supplier<T> work) {
    var open = current.get();
    if (open != null) return joining(open, caller, true, work);
    for (int attempt = 1; ; attempt++) {
      Deadline.check();
      try {
        return attempt(caller, attempt, work);
      } catch (LostRace lost) {
        if (attempt == ATTEMPTS) throw new Busy("Others were faster every time", lost);
        // Not in step with those that lost the same race.
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(500_000L << attempt));
      } catch (Again again) {
        if (attempt == ATTEMPTS) throw new Busy("There was always something to tidy up", again);
        again.tidying.run();
      } catch (ConcurrencyFailureException race) {
        // At the commit, where what is deferred is looked at.
        if (attempt == ATTEMPTS) throw new Busy("Others were faster every time", race);
      } catch (CannotCreateTransactionException e) {
        throw new Busy("No connection in time", e);
      } catch (TransactionSystemException | DataAccessResourceFailureException e) {
        throw new Busy("The database went away", e);
      }
    }
  }

  private <T> T attempt(Caller caller, int attempt, Supplier<T> work) {
    return transactions.execute(
        transaction -> {
          var unit = new Open(caller, transaction, attempt);
          current.set(unit);
          try {
            var outcome = work.get();
            if (outcome instanceof Rejection || transaction.isRollbackOnly()) {
              transaction.setRollbackOnly();
            } else {
              unit.send();
            }
            return outcome;
          } finally {
            current.remove();
          }
        });
  }

  @Override
  public <T> T ask(Caller caller, Supplier<T> work) {
    var open = current.get();
    if (open != null) return joining(open, caller, false, work);
    current.set(new Open(caller, null, 1));
    try {
      return work.get();
    } finally {
      current.remove();
    }
  }

  private static <T> T joining(Open open, Caller caller, boolean writes, Supplier<T> work) {
    if (!open.caller.organization().equals(caller.organization())
        // The program itself may add to anybody's work, with no more rights than that has.
        || (DatabaseRole.of(open.caller) != DatabaseRole.of(caller) && !caller.isSystem())) {
      throw new IllegalStateException("A unit of work for another caller is open");
    }
    if (writes && open.transaction == null) {
      throw new IllegalStateException("A query may not call what changes something");
    }
    var outcome = work.get();
    if (outcome instanceof Rejection && open.transaction != null) {
      open.transaction.setRollbackOnly();
    }
    return outcome;
  }

  @Override
  public void undo() {
    var transaction = open().transaction;
    if (transaction != null) transaction.setRollbackOnly();
  }

  @Override
  public int attempt() {
    return open().attempt;
  }

  @Override
  public RuntimeException againAfter(Runnable tidying) {
    return new Again(tidying);
  }

  @Override
  public Later<Result<Record>> ask(Statement question) {
    var unit = open();
    var item = unit.add(question, Trip.ANY);
    return () -> {
      if (!item.arrived()) unit.send();
      return item.result();
    };
  }

  @Override
  public void inspect(Statement question, Consumer<Result<Record>> inspection) {
    open().add(question, Trip.ANY).inspectedBy(inspection);
  }

  @Override
  public void write(Statement statement) {
    writing().add(statement, Trip.ANY);
  }

  @Override
  public void write(Statement statement, int rows) {
    writing().add(statement, rows);
  }

  @Override
  public int execute(Statement statement) {
    var unit = writing();
    var item = unit.add(statement, Trip.ANY);
    unit.send();
    return item.rows();
  }

  @Override
  public Caller caller() {
    return open().caller;
  }

  private Open open() {
    var unit = current.get();
    if (unit == null) throw new IllegalStateException("No unit of work is open");
    return unit;
  }

  private Open writing() {
    var unit = open();
    if (unit.transaction == null) throw new IllegalStateException("A query changes nothing");
    return unit;
  }

  /** Ends an attempt so that something can be tidied up before the next. */
  private static final class Again extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Runnable tidying;

    Again(Runnable tidying) {
      super("once more", null, false, false);
      this.tidying = tidying;
    }
  }
}
