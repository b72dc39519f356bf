package studio.booking.consent.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static studio.booking.consent.jooq.db.Tables.ANSWER;
import static studio.booking.consent.jooq.db.Tables.PARTICULAR;

import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import studio.booking.consent.ConsentId;
import studio.booking.consent.ConsentType;
import studio.booking.consent.domain.Answer;
import studio.booking.consent.domain.Answer.Particular;
import studio.booking.consent.domain.Answer.Revocation;
import studio.booking.consent.domain.ConsentMethod;
import studio.booking.consent.domain.Validity;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonId;
import studio.booking.shared.jooq.Template;

/** Answers as rows. */
final class AnswerRows {
  private AnswerRows() {}

  /** Of whom, and about what. */
  record Wanted(List<UUID> clients, String type) {}

  static Query newest(Template.Blanks<Wanted> in) {
    return newest(
        in.organization(),
        ANSWER.CLIENT_ID.eq(any(in.uuids(wanted -> wanted.clients().toArray(UUID[]::new)))),
        ANSWER.TYPE.eq(in.text(Wanted::type)));
  }

  /** Of one client, about everything. */
  static Query newestOfAll(Template.Blanks<ClientId> in) {
    return newest(in.organization(), ANSWER.CLIENT_ID.eq(in.uuid(ClientId::value)), noCondition());
  }

  /** What counts of the newest answers: no more than the AI service may read, too. */
  private static Query newest(Field<UUID> organization, Condition client, Condition type) {
    return select(
            ANSWER.CLIENT_ID,
            ANSWER.TYPE,
            ANSWER.VERSION,
            ANSWER.GRANTED,
            ANSWER.REVOKED_AT,
            ANSWER.EXPIRES_AT)
        .distinctOn(ANSWER.CLIENT_ID, ANSWER.TYPE)
        .from(ANSWER)
        .where(ANSWER.ORGANIZATION_ID.eq(organization), client, type)
        .orderBy(ANSWER.CLIENT_ID, ANSWER.TYPE, ANSWER.NUMBER.desc());
  }

  static Validity.Facts facts(Record row) {
    return new Validity.Facts(
        row.get(ANSWER.VERSION),
        row.get(ANSWER.GRANTED),
        row.get(ANSWER.REVOKED_AT) != null,
        row.get(ANSWER.EXPIRES_AT));
  }

  static Answer answer(Record row, List<Particular> particulars) {
    return new Answer(
        new ConsentId(row.get(ANSWER.ID)),
        new ClientId(row.get(ANSWER.CLIENT_ID)),
        new ConsentType(row.get(ANSWER.TYPE)),
        row.get(ANSWER.NUMBER),
        row.get(ANSWER.VERSION),
        row.get(ANSWER.GRANTED),
        ConsentMethod.of(row.get(ANSWER.METHOD)),
        person(row.get(ANSWER.RECORDED_BY)),
        row.get(ANSWER.BY_GUARDIAN),
        row.get(ANSWER.DECIDED_AT),
        row.get(ANSWER.EXPIRES_AT),
        revocation(row),
        particulars);
  }

  private static @Nullable Revocation revocation(Record row) {
    var at = row.get(ANSWER.REVOKED_AT);
    if (at == null) return null;
    return new Revocation(
        at, person(row.get(ANSWER.REVOKED_BY)), Revocation.Why.valueOf(row.get(ANSWER.REVOCATION)));
  }

  static Particular particular(Record row) {
    return new Particular(
        row.get(PARTICULAR.ID),
        Particular.Kind.valueOf(row.get(PARTICULAR.KIND)),
        row.get(PARTICULAR.VALUE));
  }

  private static @Nullable PersonId person(@Nullable UUID id) {
    return id == null ? null : new PersonId(id);
  }
}
