package studio.booking.operations.jooq;

import studio.booking.operations.domain.FullBuckets;
import studio.booking.shared.jooq.Lobby;
import studio.booking.shared.jooq.TestDatabase;

/** What jobs look at, for tests of other modules. */
public final class TestJobs {
  private TestJobs() {}

  public static FullBuckets fullBuckets(TestDatabase database) {
    return new JooqFullBuckets(database.unitOfWork(), new Lobby(database.program()));
  }
}
