package studio.booking.wiring;

import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Where listeners run that hear of a thing after its commit. */
@Configuration(proxyBeanMethods = false)
class Listeners {
  /** Each needs a connection, and requests need them more. */
  private static final int AT_ONCE = 2;

  private static final int WAITING = 1_000;

  // What its work needs goes after it: events in hand are finished with before the databases close.
  @Bean
  @DependsOn({"dataSource", "keyPool", "eventPublicationRegistry"})
  ThreadPoolTaskExecutor applicationTaskExecutor() {
    var log = LoggerFactory.getLogger(Listeners.class);
    var executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(AT_ONCE);
    executor.setMaxPoolSize(AT_ONCE);
    executor.setQueueCapacity(WAITING);
    executor.setThreadFactory(Thread.ofVirtual().name("listener-", 0).factory());
    // The request has been committed and must not fail. The event stays open until it is taken up.
    executor.setRejectedExecutionHandler(
        (Runnable _, ThreadPoolExecutor _) -> log.warn("Too many events; one is left for later"));
    // Requests in hand are still being finished.
    executor.setAcceptTasksAfterContextClose(true);
    executor.setWaitForTasksToCompleteOnShutdown(true);
    executor.setAwaitTerminationSeconds(10);
    return executor;
  }
}
