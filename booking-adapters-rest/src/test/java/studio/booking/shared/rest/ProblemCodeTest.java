package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemCodeTest {
  @Test
  void a_type_is_the_code_in_small_letters() {
    assertThat(ProblemCode.SESSION_FULL.type()).hasToString("/problems/session-full");
  }

  @Test
  void titles_tell_codes_apart() {
    assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::title)).doesNotHaveDuplicates();
  }

  @Test
  void only_a_reused_key_is_unprocessable() {
    assertThat(Arrays.stream(ProblemCode.values()).filter(code -> code.status() == 422))
        .containsExactly(ProblemCode.IDEMPOTENCY_KEY_REUSED);
  }
}
