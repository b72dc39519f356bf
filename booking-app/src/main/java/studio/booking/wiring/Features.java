package studio.booking.wiring;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What is there only while it is switched on. */
@Configuration(proxyBeanMethods = false)
class Features {
  /** Nobody finds out from the answer that there is something to switch on. */
  @Bean
  @ConditionalOnProperty(
      name = "booking.features.training",
      havingValue = "false",
      matchIfMissing = true)
  FilterRegistrationBean<Filter> trainingIsOff() {
    var off =
        new FilterRegistrationBean<Filter>(
            (_, response, _) -> ((HttpServletResponse) response).sendError(404));
    off.addUrlPatterns("/api/v2/*");
    // Before anybody looks who asks.
    off.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return off;
  }
}
