package studio.booking.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import studio.booking.scheduling.application.Dispatcher;
import studio.booking.scheduling.application.ExtendSeries;
import studio.booking.scheduling.application.GenerateSessions;
import studio.booking.scheduling.domain.DueStudios;

/** What scheduling does in many units of work. */
@Configuration(proxyBeanMethods = false)
class SchedulingWiring {
  @Bean
  Dispatcher dispatcher(
      ExtendSeries extendSeries,
      GenerateSessions generateSessions,
      DueStudios dueStudios,
      Clock clock) {
    return new Dispatcher(extendSeries, generateSessions, dueStudios, clock);
  }
}
