package studio.booking.wiring;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import studio.booking.shared.rest.TrustedProxies;

/**
 * Looks at each setting that has to be a time, a number or an address, before anything starts. What
 * makes no sense is refused by the name and the value that it was given by.
 */
final class GivenSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final String TRACES_GO_TO = "an http address, such as http://collector:4318";

  /** What a setting must be; one that is not given is left to its default. */
  private record Check(String setting, String mustBe, Predicate<String> fits) {}

  private static final List<Check> CHECKS =
      List.of(
          aTime("booking.request-limit"),
          aTime("booking.body-limit"),
          aTime("booking.erasure-grace"),
          aTime("booking.import-limit"),
          aNumber("booking.database.connections", 200),
          aNumber("server.port", 65_535),
          yesOrNo("booking.demo"),
          yesOrNo("booking.features.training"),
          new Check(
              "booking.trusted-proxies",
              "addresses or networks such as 10.0.0.0/8, with commas between them",
              TrustedProxies::areNamedIn),
          new Check("OTEL_EXPORTER_OTLP_ENDPOINT", TRACES_GO_TO, GivenSettings::isWebAddress),
          new Check(
              "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", TRACES_GO_TO, GivenSettings::isWebAddress),
          new Check("OTEL_TRACES_SAMPLER_ARG", "a number from 0 to 1", GivenSettings::isShare));

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    for (var check : CHECKS) {
      var value = context.getEnvironment().getProperty(check.setting(), "").strip();
      if (value.isEmpty() || check.fits().test(value)) continue;
      throw new Refusal(
          "%s must be %s, not \"%s\"."
              .formatted(EnvironmentVariables.name(check.setting()), check.mustBe(), value));
    }
  }

  private static Check aTime(String setting) {
    return new Check(setting, "a time longer than 0, such as 15s", GivenSettings::isTime);
  }

  private static Check aNumber(String setting, int most) {
    return new Check(setting, "a number from 0 to " + most, value -> isNumber(value, most));
  }

  private static Check yesOrNo(String setting) {
    return new Check(
        setting, "true or false", value -> value.equals("true") || value.equals("false"));
  }

  private static boolean isTime(String value) {
    try {
      return DurationStyle.detectAndParse(value).compareTo(Duration.ZERO) > 0;
    } catch (IllegalArgumentException | ArithmeticException e) {
      return false;
    }
  }

  private static boolean isNumber(String value, int most) {
    return value.matches("\\d{1,9}") && Integer.parseInt(value) <= most;
  }

  private static boolean isShare(String value) {
    return value.matches("0?\\.\\d+|[01](\\.0*)?");
  }

  private static boolean isWebAddress(String value) {
    try {
      var uri = URI.create(value);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
