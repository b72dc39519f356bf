package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionIdTest {
  @Test
  void ids_are_ordered_byte_by_byte_as_in_the_database() {
    var small = id("01900000-0000-7000-8000-000000000000");
    var middle = id("7fffffff-0000-7000-8000-000000000000");
    var large = id("80000000-0000-7000-8000-000000000000");

    assertThat(Stream.of(large, small, middle).sorted()).containsExactly(small, middle, large);
  }

  private static SessionId id(String text) {
    return new SessionId(UUID.fromString(text));
  }
}
