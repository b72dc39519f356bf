package studio.booking.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import studio.booking.credits.application.CreditPayments;
import studio.booking.credits.domain.Ledger;
import studio.booking.scheduling.Payments;

/** Places are paid out of the credits' ledger. */
@Configuration(proxyBeanMethods = false)
class CreditsWiring {
  @Bean
  Payments payments(Ledger ledger) {
    return new CreditPayments(ledger);
  }
}
