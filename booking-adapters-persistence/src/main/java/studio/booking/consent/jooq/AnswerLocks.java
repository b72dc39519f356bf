package studio.booking.consent.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static studio.booking.consent.jooq.db.Tables.QUESTION;

import org.jooq.Field;
import studio.booking.consent.ConsentType;
import studio.booking.shared.ClientId;
import studio.booking.shared.jooq.Db;

/** Who answers, or says how old a client is, and who waits for them. */
final class AnswerLocks {
  private final Db db;

  AnswerLocks(Db db) {
    this.db = db;
  }

  // There is no row to lock: who never answered has none, nor has who never said how old they are.
  void keepAge(ClientId client) {
    db.ask(select(field("pg_advisory_xact_lock_shared(hashtextextended({0}, 0))", age(client))));
  }

  void keepAll(ClientId client) {
    db.ask(select(field("pg_advisory_xact_lock(hashtextextended({0}, 0))", age(client))));
  }

  // Two clients with the same hash just wait for each other.
  private Field<String> age(ClientId client) {
    return val("consent.age " + db.caller().organization().value() + " " + client.value());
  }

  void keep(ClientId client, ConsentType type) {
    db.ask(
        select(QUESTION.ANSWERS)
            .from(QUESTION)
            .where(
                QUESTION.ORGANIZATION_ID.eq(db.caller().organization().value()),
                QUESTION.CLIENT_ID.eq(client.value()),
                QUESTION.TYPE.eq(type.value()))
            .forNoKeyUpdate());
  }
}
