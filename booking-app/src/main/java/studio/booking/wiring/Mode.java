package studio.booking.wiring;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Demo mode or not: settles what follows from it before anything starts. Each of these can be set
 * otherwise from outside.
 */
final class Mode implements EnvironmentPostProcessor, Ordered {
  /** Set to {@code true} or {@code false} in every environment; for conditions. */
  static final String DEMO_MODE = "booking.demo-mode";

  private static final String FINGERPRINT_KEY = "booking.fingerprint-key";
  private static final String CORS_ORIGINS = "booking.cors-origins";
  private static final String TRACES_GO_TO =
      "management.opentelemetry.tracing.export.otlp.endpoint";

  /** Spans that nobody collects are not made: they would cost each request something. */
  private static final Map<String, Object> NO_TRACING =
      Map.of(
          "management.tracing.export.enabled",
          "false",
          "spring.autoconfigure.exclude",
          "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration,"
              + "org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration,"
              + "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration,"
              + "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration,"
              + "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration,"
              + "org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration,"
              + "org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    boolean demo = environment.getProperty("booking.sign-in.issuer-uri", "").isBlank();
    var settings = new HashMap<String, Object>(Map.of(DEMO_MODE, String.valueOf(demo)));
    if (demo) {
      // Anybody can sign in as anybody.
      settings.put("server.address", "127.0.0.1");
      // Where there is a request.
      settings.put("logging.pattern.correlation", "%replace([%X{requestId}] ){'\\[\\] ',''}");
    } else {
      settings.put("logging.structured.format.console", "ecs");
    }
    if (!exportsTraces(environment)) settings.putAll(NO_TRACING);
    environment.getPropertySources().addLast(new MapPropertySource("mode", settings));

    // What application.yaml leaves empty; an empty setting of its own would win over those above.
    var filled = new HashMap<String, Object>();
    if (demo && isBlank(environment, CORS_ORIGINS)) {
      // Front ends under development, wherever they are served on this machine.
      filled.put(CORS_ORIGINS, "http://localhost:[*],http://127.0.0.1:[*]");
    }
    if (isBlank(environment, FINGERPRINT_KEY)) {
      // Kept, so that a request repeated after a restart is known again.
      var folder = Path.of(environment.getProperty("booking.data-dir", ".booking"));
      var file = folder.resolve("fingerprint.key");
      filled.put(FINGERPRINT_KEY, SecretFile.readOrMake(file, Mode::newKey));
    }
    environment.getPropertySources().addFirst(new MapPropertySource("filled in", filled));
  }

  private static boolean exportsTraces(ConfigurableEnvironment environment) {
    return !isBlank(environment, TRACES_GO_TO)
        || !isBlank(environment, "OTEL_EXPORTER_OTLP_ENDPOINT")
        || !isBlank(environment, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
  }

  private static boolean isBlank(ConfigurableEnvironment environment, String setting) {
    return environment.getProperty(setting, "").isBlank();
  }

  private static String newKey() {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }
}
