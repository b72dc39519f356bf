package studio.booking.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import studio.booking.BookingApplication;

/** A setting that makes no sense ends the start with its name and its value, in one line. */
@ExtendWith(OutputCaptureExtension.class)
class GivenSettingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "REQUEST_LIMIT, abc",
    "REQUEST_LIMIT, -1s",
    "REQUEST_LIMIT, 99999999999999999999d",
    "BODY_LIMIT, soon",
    "BODY_LIMIT, 0s",
    "DATABASE_CONNECTIONS, many",
    "DATABASE_CONNECTIONS, -3",
    "DATABASE_CONNECTIONS, 201",
    "SERVER_PORT, http",
    "SERVER_PORT, 65536",
    "BOOKING_DEMO, perhaps",
    "PHASE2_ENABLED, soon",
    "TRUSTED_PROXIES, proxy.example",
    "TRUSTED_PROXIES, 10.0.0.0/33",
    "OTEL_EXPORTER_OTLP_ENDPOINT, nonsense",
    "OTEL_EXPORTER_OTLP_ENDPOINT, collector:4318",
    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, http://",
    "OTEL_TRACES_SAMPLER_ARG, often"
  })
  void is_refused(String variable, String value, CapturedOutput output) {
    assertThatThrownBy(() -> start("--%s=%s".formatted(variable, value)))
        .isInstanceOf(Exception.class);

    // Within JSON where an earlier test of this JVM had the log so.
    assertThat(output.getAll().replace("\\\"", "\"").lines())
        .filteredOn(line -> line.contains("Booking does not start: "))
        .singleElement()
        .asString()
        .contains(variable, "\"%s\"".formatted(value))
        .doesNotContain("${");
    assertThat(output.getAll().lines()).noneMatch(line -> line.strip().startsWith("at "));
  }

  private void start(String setting) {
    new SpringApplicationBuilder(BookingApplication.class)
        .registerShutdownHook(false)
        .run(setting, "--BOOKING_DATA_DIR=" + folder)
        .close();
  }
}
