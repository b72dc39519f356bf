package studio.booking.wiring;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import studio.booking.operations.Job;
import studio.booking.operations.application.Jobs;

/**
 * Runs each job when it is due, on one of the instances: they agree on it by a table
 * (db-scheduler).
 */
final class JobSchedule implements SmartLifecycle {
  /** At a time and instance; each needs a connection that requests need as well. */
  private static final int AT_ONCE = 2;

  private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);

  /** An instance that was killed says nothing more; after a minute another one does its jobs. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private static final int MISSED_HEARTBEATS = 6;
  private static final Duration TO_STOP = Duration.ofSeconds(15);

  private final Jobs jobs;
  private final DataSource dataSource;
  private volatile @org.jspecify.annotations.Nullable Scheduler scheduler;

  JobSchedule(Jobs jobs, DataSource dataSource) {
    this.jobs = jobs;
    this.dataSource = dataSource;
  }

  @Override
  public void start() {
    var threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("job-", 0).factory());
    var made =
        Scheduler.create(dataSource)
            .startTasks(jobs.all().stream().map(this::task).toList())
            .tableName("operations.scheduled_task")
            .threads(AT_ONCE)
            .executorService(threads)
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(LOOKS_EVERY)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .alwaysPersistTimestampInUTC()
            .shutdownMaxWait(TO_STOP)
            .failureLogging(LogLevel.ERROR, true)
            .build();
    made.start();
    scheduler = made;
  }

  private RecurringTask<Void> task(Job job) {
    return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
        .execute(
            (_, context) ->
                // Whether somebody is running it by hand does not matter: then it is being done.
                jobs.run(job.name(), null, () -> context.getSchedulerState().isShuttingDown()));
  }

  @Override
  public void stop() {
    jobs.end();
    var running = scheduler;
    if (running != null) running.stop();
    scheduler = null;
  }

  @Override
  public boolean isRunning() {
    return scheduler != null;
  }
}
