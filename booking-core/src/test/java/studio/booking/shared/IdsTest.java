package studio.booking.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void ids_rise_and_are_version_seven() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 10_000; i++) ids.add(Ids.next().toString());

    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(UUID.fromString(ids.getFirst()).version()).isEqualTo(7);
    assertThat(UUID.fromString(ids.getFirst()).variant()).isEqualTo(2);
  }
}
