package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private final StrictJson json = new StrictJson();
  private final Fingerprints fingerprints = new Fingerprints(new byte[] {1});

  @Test
  void order_and_space_do_not_count() {
    assertThat(of("{\"a\":1,\"b\":[true,null]}")).isEqualTo(of("{ \"b\" : [true,null], \"a\":1}"));
  }

  @Test
  void all_else_counts() {
    assertThat(
            new String[] {
              of("{}"),
              of("[]"),
              of("{\"a\":1}"),
              of("{\"a\":\"1\"}"),
              of("{\"a\":[1,2]}"),
              of("{\"a\":[2,1]}"),
              of("{\"a\":[12]}"),
              of("{\"a\":null}"),
              of("{\"a\":{\"b\":1}}"),
              of("{\"a\":{},\"b\":1}"),
              fingerprints.of("x=1", null),
              fingerprints.of(null, null),
              new Fingerprints(new byte[] {2}).of(null, null)
            })
        .doesNotHaveDuplicates();
  }

  private String of(String body) {
    return fingerprints.of(null, json.parse(body.getBytes(StandardCharsets.UTF_8)));
  }
}
