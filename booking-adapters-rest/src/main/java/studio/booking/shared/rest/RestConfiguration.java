package studio.booking.shared.rest;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import studio.booking.directory.SignIns;
import studio.booking.shared.IdempotencyKeys;
import studio.booking.shared.RateLimits;
import studio.booking.shared.UnitOfWork;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what stands between the network and our controllers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RestProperties.class)
@PropertySource("classpath:studio/booking/shared/rest/rest.properties")
class RestConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(RestConfiguration.class);
  private static final int KEY_BYTES = 32;
  private static final List<String> OTHER_FORMATS = List.of("yaml", "xml", "cbor", "smile");

  @Bean
  JsonMapperBuilderCustomizer answerJson() {
    return AnswerJson::customize;
  }

  @Bean
  Memberships memberships(ObjectProvider<SignIns> signIns) {
    return new Memberships(signIns);
  }

  @Bean
  WebMvcConfigurer gate(
      Memberships memberships,
      RestProperties properties,
      JsonMapper json,
      ObjectProvider<Witnesses> witnesses,
      ObjectProvider<ConsentChecks> consents) {
    var gate =
        new Gate(
            new Routes(),
            new Callers(memberships, properties.claims()),
            memberships,
            new BodyReader(new StrictJson(), properties.bodyLimit(), properties.importLimit()),
            witnesses,
            new ConsentGuard(consents));
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate).order(Ordered.HIGHEST_PRECEDENCE);
      }

      @Override
      public void addViewControllers(ViewControllerRegistry registry) {
        // Whoever follows the bare address wants to know what is here.
        registry.addRedirectViewController("/", "/docs");
      }

      @Override
      public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withJsonConverter(new WholeJson(json));
        // Some library on the way may write YAML, by rules that are not ours.
        builder.configureMessageConvertersList(
            converters -> converters.removeIf(RestConfiguration::writesAnotherFormat));
      }
    };
  }

  private static boolean writesAnotherFormat(HttpMessageConverter<?> converter) {
    return converter.getSupportedMediaTypes().stream()
        .map(MediaType::getSubtype)
        .anyMatch(format -> OTHER_FORMATS.stream().anyMatch(format::contains));
  }

  @Bean
  ServerRequestObservationConvention observedRequests() {
    return new ObservedRequests();
  }

  @Bean
  WebMvcRegistrations routeAdapter(
      ObjectProvider<Once> once,
      ObjectProvider<GuessLimit> guesses,
      ObjectProvider<HeavyLimit> heavy,
      RestProperties properties) {
    var proxies = new TrustedProxies(properties.trustedProxies());
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new RouteAdapter(once, guesses, heavy, proxies);
      }
    };
  }

  @Bean
  Once once(
      UnitOfWork unitOfWork,
      IdempotencyKeys keys,
      JsonMapper json,
      ObjectProvider<PersonalTexts> personalTexts,
      RestProperties properties) {
    var fingerprints = new Fingerprints(fingerprintKey(properties.fingerprintKey()));
    PersonalTexts all =
        (caller, foundBy) ->
            personalTexts.stream().flatMap(one -> one.find(caller, foundBy).stream()).findFirst();
    return new Once(unitOfWork, keys, fingerprints, json, all, InstantSource.system());
  }

  @Bean
  @Lazy // Programs without such routes need not limit anything.
  GuessLimit guessLimit(UnitOfWork unitOfWork, RateLimits limits, RestProperties properties) {
    return new GuessLimit(unitOfWork, limits, properties.guesses());
  }

  @Bean
  @Lazy
  HeavyLimit heavyLimit(UnitOfWork unitOfWork, RateLimits limits, RestProperties properties) {
    return new HeavyLimit(unitOfWork, limits, properties.heavyWork());
  }

  private static byte[] fingerprintKey(String configured) {
    if (!configured.isBlank()) return configured.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    LOG.warn("No booking.fingerprint-key: requests repeated after a restart will count as others.");
    var key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  @Bean
  ProblemWriter problemWriter(JsonMapper json, DeclineTeller declines) {
    return new ProblemWriter(json, declines);
  }

  @Bean
  FilterRegistrationBean<RequestIdFilter> requestIds() {
    var filter = new FilterRegistrationBean<>(new RequestIdFilter());
    filter.setDispatcherTypes(
        jakarta.servlet.DispatcherType.REQUEST, jakarta.servlet.DispatcherType.ERROR);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  FilterRegistrationBean<CorsFilter> cors(RestProperties properties) {
    var allowed = new CorsConfiguration();
    allowed.setAllowedOriginPatterns(properties.corsOrigins());
    allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    allowed.setAllowedHeaders(
        List.of(
            "Authorization",
            "Content-Type",
            "If-Match",
            "If-None-Match",
            AccessReasonHeader.NAME,
            IdempotencyHeader.NAME,
            Callers.ORGANIZATION_HEADER,
            TraceContext.HEADER,
            "tracestate",
            RequestIds.HEADER));
    allowed.setExposedHeaders(
        List.of(
            "ETag",
            "Location",
            "Retry-After",
            "RateLimit",
            "RateLimit-Policy",
            Once.REPLAYED,
            RequestIds.HEADER));
    allowed.setMaxAge(3600L);
    var everywhere = new UrlBasedCorsConfigurationSource();
    if (!properties.corsOrigins().isEmpty()) everywhere.registerCorsConfiguration("/**", allowed);
    var filter = new FilterRegistrationBean<>(new CorsFilter(everywhere));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return filter;
  }

  @Bean
  FilterRegistrationBean<AdmissionFilter> admission(
      RestProperties properties, ProblemWriter problems) {
    var filter =
        new FilterRegistrationBean<>(new AdmissionFilter(properties.admission(), problems));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return filter;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              var host = (org.apache.catalina.core.StandardHost) context.getParent();
              host.setErrorReportValveClass(ProblemValve.class.getName());
            });
  }
}
