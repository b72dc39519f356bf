package studio.booking.wiring;

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

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    boolean demo = environment.getProperty("booking.sign-in.issuer-uri", "").isBlank();
    var settings = new HashMap<String, Object>(Map.of(DEMO_MODE, String.valueOf(demo)));
    if (demo) {
      // Anybody can sign in as anybody.
      settings.put("server.address", "127.0.0.1");
    } else {
      settings.put("logging.structured.format.console", "ecs");
    }
    environment.getPropertySources().addLast(new MapPropertySource("mode", settings));
  }

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }
}
