package studio.booking.consent.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.select;
import static studio.booking.consent.jooq.db.Tables.ANSWER;
import static studio.booking.consent.jooq.db.Tables.PARTICULAR;
import static studio.booking.consent.jooq.db.Tables.QUESTION;
import static studio.booking.consent.jooq.db.Tables.TYPE;
import static studio.booking.consent.jooq.db.Tables.VERSION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.consent.domain.Answer.Particular.Kind;
import studio.booking.consent.domain.ConsentMethod;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.PersonalRecords;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.PersonalRows;

/** What a client was asked, and answered. Texts are named by their number, and in there once. */
@Repository
class ConsentRecords implements PersonalRecords {
  private static final List<String> OF_WHO_ANSWERS =
      Stream.of(Kind.ADDRESS, Kind.USER_AGENT, Kind.SIGNATURE).map(Kind::name).toList();
  private static final String WEB_FORM = ConsentMethod.WEB_FORM.word();

  private final Db db;

  ConsentRecords(Db db) {
    this.db = db;
  }

  /** What they were asked about. */
  record QuestionRecord(String type, String name, String description, int answers) {}

  /**
   * What they answered.
   *
   * @param number counts the answers about this type
   * @param textNumber of the text that they answered to, which is in a file of its own
   * @param recordedBy null: they did it themself
   */
  record ConsentRecord(
      UUID id,
      String type,
      int number,
      String textNumber,
      boolean granted,
      String method,
      @Nullable UUID recordedBy,
      boolean byGuardian,
      Instant decidedAt,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt,
      @Nullable UUID revokedBy,
      @Nullable String revocation) {}

  /** What an answer says of a person: an address, a signature, a guardian, a reason. */
  record ParticularRecord(UUID id, UUID answerId, String kind, String value) {}

  /** A text that they answered to. */
  record TextRecord(
      String number,
      LocalDate effectiveOn,
      String fullText,
      String textSha256,
      String summary,
      @Nullable String changes) {}

  @Override
  public Set<String> tables() {
    return Set.of(
        "consent.answer",
        "consent.expiry",
        "consent.particular",
        "consent.question",
        "consent.version");
  }

  @Override
  public Later<List<PersonalFile>> about(Caller caller, ClientId client) {
    var rows = new PersonalRows(db);
    var id = client.value();
    return rows.file(
            "consent-questions",
            QuestionRecord.class,
            select(
                    PersonalRows.columns(
                        QuestionRecord.class, QUESTION, TYPE.NAME, TYPE.DESCRIPTION))
                .from(QUESTION)
                .join(TYPE)
                .on(TYPE.ORGANIZATION_ID.eq(QUESTION.ORGANIZATION_ID), TYPE.CODE.eq(QUESTION.TYPE))
                .where(rows.ours(QUESTION), QUESTION.CLIENT_ID.eq(id))
                .orderBy(QUESTION.TYPE))
        .file(
            "consents",
            ConsentRecord.class,
            select(
                    PersonalRows.columns(
                        ConsentRecord.class, ANSWER, VERSION.NUMBER.as("text_number")))
                .from(ANSWER)
                .join(VERSION)
                .on(
                    VERSION.ORGANIZATION_ID.eq(ANSWER.ORGANIZATION_ID),
                    VERSION.ORDINAL.eq(ANSWER.VERSION))
                .where(rows.ours(ANSWER), ANSWER.CLIENT_ID.eq(id))
                .orderBy(ANSWER.ID))
        .file(
            "consent-particulars", ParticularRecord.class, PARTICULAR, PARTICULAR.CLIENT_ID.eq(id))
        .file(
            "consent-texts",
            TextRecord.class,
            VERSION,
            VERSION.ORDINAL.in(
                select(ANSWER.VERSION)
                    .from(ANSWER)
                    .where(rows.ours(ANSWER), ANSWER.CLIENT_ID.eq(id))))
        .all();
  }

  /**
   * The proof stays under the pseudonym, without what it says of a person. So does the proof of
   * what they answered for wards, without what that says of them, and without their words.
   */
  @Override
  public void erase(ClientId client) {
    var rows = new PersonalRows(db);
    var id = client.value();
    db.write(deleteFrom(PARTICULAR).where(rows.ours(PARTICULAR), PARTICULAR.CLIENT_ID.eq(id)));
    db.write(
        deleteFrom(PARTICULAR)
            .where(
                rows.ours(PARTICULAR),
                PARTICULAR.KIND.in(OF_WHO_ANSWERS),
                of(ANSWER.RECORDED_BY.eq(id).and(ANSWER.METHOD.eq(WEB_FORM)))));
    db.write(
        deleteFrom(PARTICULAR)
            .where(
                rows.ours(PARTICULAR),
                PARTICULAR.KIND.eq(Kind.REASON.name()),
                of(ANSWER.REVOKED_BY.eq(id))));
  }

  /** Those of such answers. */
  private Condition of(Condition answers) {
    return PARTICULAR.ANSWER_ID.in(
        select(ANSWER.ID).from(ANSWER).where(new PersonalRows(db).ours(ANSWER), answers));
  }
}
