package studio.booking.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import studio.booking.scheduling.application.Dispatcher;
import studio.booking.scheduling.application.GenerateSessions;
import studio.booking.scheduling.domain.DueStudios;

/** What scheduling does in many units of work. */
@Configuration(proxyBeanMethods = false)
class SchedulingWiring {
  @Bean
  Dispatcher dispatcher(GenerateSessions generateSessions, DueStudios dueStudios) {
    return new Dispatcher(generateSessions, dueStudios);
  }
}
