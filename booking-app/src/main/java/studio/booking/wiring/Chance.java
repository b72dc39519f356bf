package studio.booking.wiring;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is left to chance can be foreseen by nobody: aliases, and secrets that open doors. */
@Configuration(proxyBeanMethods = false)
class Chance {
  @Bean
  RandomGenerator random() {
    return new SecureRandom();
  }
}
