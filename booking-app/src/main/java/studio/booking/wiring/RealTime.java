package studio.booking.wiring;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock, where nobody plays with it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = Mode.DEMO_MODE, havingValue = "false")
class RealTime {
  /** In milliseconds, as instants are kept and answered. */
  @Bean
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }
}
