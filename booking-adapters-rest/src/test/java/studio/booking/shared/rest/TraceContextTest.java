package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void the_callers_trace_goes_on() {
    assertThat(TraceContext.traceOf("00-" + TRACE + "-00f067aa0ba902b7-01")).isEqualTo(TRACE);
  }

  @Test
  void a_later_version_may_say_more() {
    assertThat(TraceContext.traceOf("01-" + TRACE + "-00f067aa0ba902b7-01-what-ever"))
        .isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "anna@example.com",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"
      })
  void nonsense_is_no_trace(String header) {
    assertThat(TraceContext.traceOf(header)).isNull();
  }
}
