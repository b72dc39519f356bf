package studio.booking.credits.model;

import java.time.Clock;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Redemptions;
import studio.booking.directory.Studio;
import studio.booking.scheduling.Payments;
import studio.booking.shared.jooq.JooqUnitOfWork;
import studio.booking.shared.jooq.TestDatabase;

/** What the product is put together from. A fault puts something in between. */
interface Parts {
  /** All as it should be. */
  Parts SOUND = new Parts() {};

  default JooqUnitOfWork unit(TestDatabase database) {
    return database.unitOfWork();
  }

  default Ledger ledger(Ledger whole) {
    return whole;
  }

  default Payments payments(Payments whole) {
    return whole;
  }

  default Redemptions redemptions(Redemptions whole) {
    return whole;
  }

  /** The studio as those see it who sell. */
  default Studio selling(Studio studio) {
    return studio;
  }

  /** The studio as those see it who book. */
  default Studio booking(Studio studio) {
    return studio;
  }

  /** The clock of the job that expires things. */
  default Clock expiring(Clock clock) {
    return clock;
  }

  /** The clock of those who book and cancel. */
  default Clock booking(Clock clock) {
    return clock;
  }
}
