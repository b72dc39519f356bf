package studio.booking.wiring;

import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Where listeners run that hear of a thing after its commit. */
@Configuration(proxyBeanMethods = false)
class Listeners {
  /** Each needs a connection, and requests need them more. */
  private static final int AT_ONCE = 2;

  private static final int WAITING = 1_000;

  @Bean
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
    executor.setWaitForTasksToCompleteOnShutdown(true);
    executor.setAwaitTerminationSeconds(10);
    return executor;
  }
}
