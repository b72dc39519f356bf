package studio.booking.wiring;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import studio.booking.shared.jooq.Migrations;

/** Says in one line why the program did not start, where that is nobody's bug. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusalReporter implements SpringBootExceptionReporter {
  @Override
  public boolean reportException(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      var line = line(at);
      if (line != null) {
        LoggerFactory.getLogger("studio.booking").error("Booking does not start: {}", line);
        return true;
      }
    }
    return false;
  }

  private static @Nullable String line(Throwable failure) {
    return switch (failure) {
      case Refusal refusal -> refusal.getMessage();
      case Migrations.Unfit unfit -> unfit.getMessage();
      case PortInUseException port ->
          "Port %d is in use. Set SERVER_PORT to another one.".formatted(port.getPort());
      // What a refusal of ours is wrapped in, too: look further down first.
      case BindException invalid when !(root(invalid) instanceof Refusal) ->
          notValid(invalid.getName().toString(), value(invalid));
      case InvalidConfigurationPropertyValueException invalid -> notValid(invalid.getName(), "");
      default -> null;
    };
  }

  private static String notValid(String property, String value) {
    return "The setting %s is not valid%s.".formatted(EnvironmentVariables.name(property), value);
  }

  private static String value(BindException invalid) {
    var property = invalid.getProperty();
    // Nobody's password in a log.
    if (property == null || EnvironmentVariables.isSecret(invalid.getName().toString())) return "";
    return ": \"%s\"".formatted(property.getValue());
  }

  private static Throwable root(Throwable failure) {
    var at = failure;
    while (at.getCause() != null) at = at.getCause();
    return at;
  }
}
