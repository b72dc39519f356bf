package studio.booking.shared.rest;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who signed in. A token that comes is checked here; whether one is needed, and whose, is decided
 * at the {@link Gate}, where the route is known. Nothing but routes is open in that way.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final int RETRY_AFTER_SECONDS = 5;

  /** Pages of the documentation run scripts and styles of their own; an answer runs nothing. */
  private static final String PAGES =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
          + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private static final String ANSWERS = "default-src 'none'; frame-ancestors 'none'";

  @Bean
  SecurityFilterChain security(HttpSecurity http, JwtDecoder tokens, ProblemWriter problems) {
    AuthenticationEntryPoint unauthenticated =
        (request, response, failure) -> {
          response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
          problems.write(
              request,
              response,
              Problems.of(
                  ProblemCode.UNAUTHENTICATED, "The access token is not valid, or no longer."));
        };
    return http.csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        // Registered by itself, around everything, so that refusals can be read by web pages too.
        .cors(AbstractHttpConfigurer::disable)
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
        .headers(SecurityConfiguration::headers)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/health", "/actuator/health/**")
                    .permitAll()
                    // What runs the program is not told to those whom it serves.
                    .requestMatchers("/actuator", "/actuator/**")
                    .denyAll()
                    .anyRequest()
                    .permitAll())
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint((request, response, _) -> response.sendError(404))
                    .accessDeniedHandler((request, response, _) -> response.sendError(404)))
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationEntryPoint(unauthenticated)
                    .bearerTokenResolver(new BearerTokens())
                    .jwt(jwt -> jwt.decoder(new RememberedTokens(tokens)))
                    .withObjectPostProcessor(
                        new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                          @Override
                          public <F extends BearerTokenAuthenticationFilter> F postProcess(
                              F filter) {
                            filter.setAuthenticationFailureHandler(
                                (request, response, failure) -> {
                                  // Its keys cannot be had: no fault of the caller's.
                                  if (failure instanceof AuthenticationServiceException) {
                                    problems.write(
                                        request,
                                        response,
                                        Problems.overloaded(RETRY_AFTER_SECONDS));
                                  } else {
                                    unauthenticated.commence(request, response, failure);
                                  }
                                });
                            return filter;
                          }
                        }))
        .build();
  }

  /** Requests are timed as a whole, not filter by filter. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /** As strict as it comes, without two regular expressions for each header of each request. */
  @Bean
  HttpFirewall firewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderNames(name -> isPlain(name, false));
    firewall.setAllowedHeaderValues(value -> isPlain(value, true));
    return firewall;
  }

  /** Without control characters. What came as bytes of ISO 8859-1 has no unassigned ones. */
  private static boolean isPlain(String text, boolean tabs) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && !(tabs && c == '\t')) return false;
    }
    return true;
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    HeaderWriter pages = new StaticHeadersWriter("Content-Security-Policy", PAGES);
    HeaderWriter answers = new StaticHeadersWriter("Content-Security-Policy", ANSWERS);
    RequestMatcher isPage = SecurityConfiguration::isPage;
    headers
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .addHeaderWriter(
            (request, response) ->
                (isPage.matches(request) ? pages : answers).writeHeaders(request, response));
  }

  private static boolean isPage(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/swagger-ui")
        || request.getRequestURI().startsWith("/docs");
  }
}
