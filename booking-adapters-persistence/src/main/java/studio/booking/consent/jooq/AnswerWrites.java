package studio.booking.consent.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static studio.booking.consent.jooq.db.Tables.ANSWER;
import static studio.booking.consent.jooq.db.Tables.EXPIRY;
import static studio.booking.consent.jooq.db.Tables.PARTICULAR;
import static studio.booking.consent.jooq.db.Tables.QUESTION;

import java.util.List;
import java.util.UUID;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import studio.booking.consent.domain.Answer;
import studio.booking.consent.domain.Answer.Particular;
import studio.booking.consent.domain.Answer.Revocation;
import studio.booking.shared.PersonId;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** Writes answers down. Each statement knows how many rows it must touch. */
final class AnswerWrites {
  private final Db db;

  AnswerWrites(Db db) {
    this.db = db;
  }

  void add(List<Answer> answers) {
    if (answers.isEmpty()) return;
    count(answers);
    insert(answers);
    var expiring = answers.stream().filter(answer -> answer.expiresAt() != null).toList();
    if (!expiring.isEmpty()) insertExpiries(expiring);
    insertParticulars(
        answers.stream()
            .flatMap(answer -> answer.particulars().stream().map(part -> new Said(answer, part)))
            .toList());
  }

  /** Of two who give the same number to an answer, one touches no row here. */
  private void count(List<Answer> answers) {
    var columns =
        new Columns<>(db, QUESTION.ORGANIZATION_ID, Rows.of(answers, "asked"))
            .uuid(QUESTION.CLIENT_ID, answer -> answer.client().value())
            .text(QUESTION.TYPE, answer -> answer.type().value())
            .number(QUESTION.ANSWERS, Answer::number);
    db.write(
        filled(QUESTION, columns)
            .onConflict(QUESTION.ORGANIZATION_ID, QUESTION.CLIENT_ID, QUESTION.TYPE)
            .doUpdate()
            .set(QUESTION.ANSWERS, excluded(QUESTION.ANSWERS))
            .where(QUESTION.ANSWERS.eq(excluded(QUESTION.ANSWERS).minus(1))),
        answers.size());
  }

  private void insert(List<Answer> answers) {
    var columns =
        new Columns<>(db, ANSWER.ORGANIZATION_ID, Rows.of(answers, "given"))
            .uuid(ANSWER.ID, answer -> answer.id().value())
            .uuid(ANSWER.CLIENT_ID, answer -> answer.client().value())
            .text(ANSWER.TYPE, answer -> answer.type().value())
            .number(ANSWER.NUMBER, Answer::number)
            .number(ANSWER.VERSION, Answer::version)
            .flag(ANSWER.GRANTED, Answer::granted)
            .text(ANSWER.METHOD, answer -> answer.method().word())
            .uuid(ANSWER.RECORDED_BY, answer -> value(answer.recordedBy()))
            .flag(ANSWER.BY_GUARDIAN, Answer::byGuardian)
            .instant(ANSWER.DECIDED_AT, Answer::decidedAt)
            .instant(ANSWER.EXPIRES_AT, Answer::expiresAt);
    db.write(filled(ANSWER, columns), answers.size());
  }

  private void insertExpiries(List<Answer> answers) {
    var columns =
        new Columns<>(db, EXPIRY.ORGANIZATION_ID, Rows.of(answers, "expiring"))
            .uuid(EXPIRY.ANSWER_ID, answer -> answer.id().value())
            .instant(EXPIRY.EXPIRES_AT, Answer::expiresAt);
    db.write(filled(EXPIRY, columns), answers.size());
  }

  private record Said(Answer answer, Particular particular) {}

  private void insertParticulars(List<Said> said) {
    if (said.isEmpty()) return;
    var columns =
        new Columns<>(db, PARTICULAR.ORGANIZATION_ID, Rows.of(said, "said"))
            .uuid(PARTICULAR.ID, one -> one.particular().id())
            .uuid(PARTICULAR.ANSWER_ID, one -> one.answer().id().value())
            .uuid(PARTICULAR.CLIENT_ID, one -> one.answer().client().value())
            .text(PARTICULAR.KIND, one -> one.particular().kind().name())
            .text(PARTICULAR.VALUE, one -> one.particular().value());
    db.write(filled(PARTICULAR, columns), said.size());
  }

  private static InsertOnDuplicateStep<?> filled(Table<?> table, Columns<?> columns) {
    return insertInto(table)
        .columns(columns.names())
        .select(select(columns.values()).from(columns.table()));
  }

  void revoke(Answer answer, Revocation revocation, @Nullable Particular reason) {
    revoke(List.of(answer), revocation);
    if (reason != null) insertParticulars(List.of(new Said(answer, reason)));
  }

  void revoke(List<Answer> answers, Revocation revocation) {
    db.write(
        update(ANSWER)
            .set(ANSWER.REVOKED_AT, revocation.at())
            .set(ANSWER.REVOKED_BY, value(revocation.by()))
            .set(ANSWER.REVOCATION, revocation.why().name())
            .where(
                ANSWER.ORGANIZATION_ID.eq(db.caller().organization().value()),
                ANSWER.ID.eq(
                    any(answers.stream().map(one -> one.id().value()).toArray(UUID[]::new))),
                ANSWER.REVOKED_AT.isNull()),
        answers.size());
  }

  private static @Nullable UUID value(@Nullable PersonId person) {
    return person == null ? null : person.value();
  }
}
