package studio.booking.shared.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.position;
import static studio.booking.shared.jooq.db.Tables.EVENT_PUBLICATION;
import static studio.booking.shared.jooq.db.Tables.IDEMPOTENCY_KEY;

import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Repository;
import studio.booking.shared.PersonId;
import studio.booking.shared.RequestTraces;

/** Answers to idempotency keys, and events that are still open. Both are kept for days at most. */
@Repository
class JooqRequestTraces implements RequestTraces {
  private final Db db;

  JooqRequestTraces(Db db) {
    this.db = db;
  }

  @Override
  public void remove(PersonId person) {
    var id = person.value().toString();
    db.write(
        deleteFrom(IDEMPOTENCY_KEY)
            .where(
                IDEMPOTENCY_KEY
                    .PERSON_ID
                    .eq(person.value())
                    .or(names(IDEMPOTENCY_KEY.ROUTE, id))
                    .or(names(IDEMPOTENCY_KEY.LOCATION, id))
                    .or(names(IDEMPOTENCY_KEY.BODY, id))));
    db.write(deleteFrom(EVENT_PUBLICATION).where(names(EVENT_PUBLICATION.SERIALIZED_EVENT, id)));
  }

  private static Condition names(Field<String> text, String id) {
    return position(text, id).gt(0);
  }
}
