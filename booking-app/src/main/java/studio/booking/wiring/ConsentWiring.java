package studio.booking.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import studio.booking.audit.AuditLog;
import studio.booking.consent.Consents;
import studio.booking.consent.ConsentsUnderAge;
import studio.booking.consent.application.EndUnderAge;
import studio.booking.consent.application.StandingConsents;
import studio.booking.consent.domain.Answers;
import studio.booking.consent.domain.Versions;
import studio.booking.directory.Studios;
import studio.booking.shared.Events;

/** Whether there is consent is worked out from the answers, and ends with them. */
@Configuration(proxyBeanMethods = false)
class ConsentWiring {
  @Bean
  Consents consents(Answers answers, Versions versions, Studios studios, Clock clock) {
    return new StandingConsents(answers, versions, studios, clock);
  }

  @Bean
  ConsentsUnderAge consentsUnderAge(
      Answers answers, Studios studios, AuditLog audit, Events events, Clock clock) {
    return new EndUnderAge(answers, studios, audit, events, clock);
  }
}
