package studio.booking.wiring;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import studio.booking.shared.jooq.Deadline;

/** Has each request answered in time, be it with a no. */
@Configuration(proxyBeanMethods = false)
class RequestLimit {
  /** These work set by set, each with limits of its own, however many there are. */
  private static final Pattern TAKE_THEIR_TIME =
      Pattern.compile(
          "/api/(admin/jobs/[^/]+/run|admin/imports/[^/]+|admin/audit-log/verify|demo/clock)");

  @Bean
  FilterRegistrationBean<Filter> limitedRequests(BookingProperties properties) {
    var filter = new FilterRegistrationBean<Filter>(new Limited(properties.requestLimit()));
    // Right after the request has its name: waiting to be admitted counts.
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return filter;
  }

  private static final class Limited extends OncePerRequestFilter {
    private final Duration limit;

    Limited(Duration limit) {
      this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
      return TAKE_THEIR_TIME.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      try {
        Deadline.<Exception>within(limit, () -> chain.doFilter(request, response));
      } catch (ServletException | IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
