package studio.booking.wiring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Timers outside have a secret of their own instead of a token. Without one configured, what they
 * would call is not there.
 */
@Configuration(proxyBeanMethods = false)
class CronAccess {
  private static final String SCHEME = "Bearer ";

  @Bean
  @Order(2)
  SecurityFilterChain cron(HttpSecurity http, BookingProperties properties) {
    var secrets = properties.cron().secrets();
    int refusal = secrets.isEmpty() ? 404 : 401;
    return http.securityMatcher("/api/cron/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests
                    .anyRequest()
                    .access(
                        (_, context) ->
                            new AuthorizationDecision(
                                isOneOf(
                                    secrets,
                                    context.getRequest().getHeader(HttpHeaders.AUTHORIZATION)))))
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint((_, response, _) -> response.sendError(refusal))
                    .accessDeniedHandler((_, response, _) -> response.sendError(refusal)))
        .build();
  }

  /** Looks at all of them, each in a time that says nothing about it. */
  private static boolean isOneOf(List<String> secrets, @Nullable String authorization) {
    if (authorization == null) return false;
    boolean found = false;
    for (var secret : secrets) {
      found |= MessageDigest.isEqual(bytes(SCHEME + secret), bytes(authorization));
    }
    return found;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
