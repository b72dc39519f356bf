package studio.booking.operations.jooq;

import static org.jooq.impl.DSL.update;
import static studio.booking.shared.jooq.db.Tables.EVENT_PUBLICATION;

import java.time.Instant;
import org.springframework.stereotype.Repository;
import studio.booking.operations.EventsUnderway;
import studio.booking.shared.jooq.Backstage;

/** In the registry of Spring Modulith, whose words for states these are. */
@Repository
class JooqEventsUnderway implements EventsUnderway {
  private final Backstage backstage;

  JooqEventsUnderway(Backstage backstage) {
    this.backstage = backstage;
  }

  @Override
  public int callBack(Instant sentBefore) {
    return backstage.execute(
        update(EVENT_PUBLICATION)
            .set(EVENT_PUBLICATION.STATUS, "PUBLISHED")
            .where(EVENT_PUBLICATION.STATUS.eq("RESUBMITTED"))
            .and(EVENT_PUBLICATION.LAST_RESUBMISSION_DATE.lt(sentBefore)));
  }
}
