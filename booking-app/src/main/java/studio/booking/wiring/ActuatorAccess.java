package studio.booking.wiring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
 * Metrics and runs of jobs are for whoever looks after the program. In the demo they are open; else
 * they ask for a token of their own, and without one configured they are not there.
 */
@Configuration(proxyBeanMethods = false)
class ActuatorAccess {
  @Bean
  @Order(1)
  SecurityFilterChain actuator(HttpSecurity http, BookingProperties properties) {
    return http.securityMatcher("/actuator/prometheus", "/actuator/jobs")
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
                                mayLook(
                                    properties,
                                    context.getRequest().getHeader(HttpHeaders.AUTHORIZATION)))))
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint((_, response, _) -> response.sendError(404))
                    .accessDeniedHandler((_, response, _) -> response.sendError(404)))
        .build();
  }

  private static boolean mayLook(
      BookingProperties properties, @org.jspecify.annotations.Nullable String authorization) {
    if (properties.demoMode()) return true;
    var token = properties.actuatorToken();
    return token != null
        && authorization != null
        && MessageDigest.isEqual(bytes("Bearer " + token), bytes(authorization));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
