package planted.thing.domain;

import java.time.Instant;

class LooksAtTheWall {
  Instant now() {
    return Instant.now();
  }
}
