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

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    boolean demo = environment.getProperty("booking.sign-in.issuer-uri", "").isBlank();
    var settings = new HashMap<String, Object>(Map.of(DEMO_MODE, String.valueOf(demo)));
    if (demo) {
      // Anybody can sign in as anybody.
      settings.put("server.address", "127.0.0.1");
      // Front ends under development, wherever they are served on this machine.
      settings.put("booking.cors-origins", "http://localhost:[*],http://127.0.0.1:[*]");
    } else {
      settings.put("logging.structured.format.console", "ecs");
    }
    if (environment.getProperty(FINGERPRINT_KEY, "").isBlank()) {
      // Kept, so that a request repeated after a restart is known again.
      var folder = Path.of(environment.getProperty("booking.data-dir", ".booking"));
      settings.put(
          FINGERPRINT_KEY, SecretFile.readOrMake(folder.resolve("fingerprint.key"), Mode::newKey));
    }
    environment.getPropertySources().addLast(new MapPropertySource("mode", settings));
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
