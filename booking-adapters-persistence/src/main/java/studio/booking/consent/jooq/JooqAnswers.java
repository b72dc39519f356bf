package studio.booking.consent.jooq;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static studio.booking.consent.jooq.db.Tables.ANSWER;
import static studio.booking.consent.jooq.db.Tables.PARTICULAR;
import static studio.booking.consent.jooq.db.Tables.VERSION;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.SelectLimitPercentStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.consent.ConsentType;
import studio.booking.consent.domain.Answer;
import studio.booking.consent.domain.Answer.Particular;
import studio.booking.consent.domain.Answer.Revocation;
import studio.booking.consent.domain.Answer.Revocation.Why;
import studio.booking.consent.domain.Answers;
import studio.booking.consent.domain.Validity;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** Answers as rows; what is personal about them is in rows of its own. */
@Repository
class JooqAnswers implements Answers {
  private static final Cursor CURSOR = Cursor.of("consents", 1);

  private static final Template<AnswerRows.Wanted> NEWEST = Template.of(AnswerRows::newest);
  private static final Template<ClientId> NEWEST_OF_ALL = Template.of(AnswerRows::newestOfAll);

  private final Db db;
  private final AnswerLocks locks;
  private final AnswerWrites writes;

  JooqAnswers(Db db) {
    this.db = db;
    this.locks = new AnswerLocks(db);
    this.writes = new AnswerWrites(db);
  }

  @Override
  public void keepAge(ClientId client) {
    locks.keepAge(client);
  }

  @Override
  public void keepAll(ClientId client) {
    locks.keepAll(client);
  }

  @Override
  public Later<List<Answer>> liveGrants(ClientId client) {
    return db.list(
        selectFrom(ANSWER)
            .where(of(client), ANSWER.GRANTED.isTrue(), ANSWER.REVOKED_AT.isNull())
            .orderBy(ANSWER.TYPE),
        row -> AnswerRows.answer(row, List.of()));
  }

  @Override
  public Later<Set<ConsentType>> givenTooYoung(ClientId client) {
    return db.ask(
            select(ANSWER.TYPE, ANSWER.REVOCATION)
                .distinctOn(ANSWER.TYPE)
                .from(ANSWER)
                .where(of(client))
                .orderBy(ANSWER.TYPE, ANSWER.NUMBER.desc()))
        .map(
            newest ->
                newest.stream()
                    .filter(row -> Why.UNDER_AGE.name().equals(row.get(ANSWER.REVOCATION)))
                    .map(row -> new ConsentType(row.get(ANSWER.TYPE)))
                    .collect(toUnmodifiableSet()));
  }

  @Override
  public void keep(ClientId client, ConsentType type) {
    locks.keep(client, type);
  }

  @Override
  public Later<Optional<Answer>> newest(ClientId client, ConsentType type) {
    return db.one(
        selectFrom(ANSWER)
            .where(of(client), ANSWER.TYPE.eq(type.value()))
            .orderBy(ANSWER.NUMBER.desc())
            .limit(1),
        row -> AnswerRows.answer(row, List.of()));
  }

  @Override
  public Later<Map<ClientId, Validity.Facts>> newest(
      Collection<ClientId> clients, ConsentType type) {
    var wanted =
        new AnswerRows.Wanted(clients.stream().map(ClientId::value).toList(), type.value());
    return db.ask(NEWEST, wanted)
        .map(
            found ->
                found.stream()
                    .collect(
                        toUnmodifiableMap(
                            row -> new ClientId(row.get(ANSWER.CLIENT_ID)), AnswerRows::facts)));
  }

  @Override
  public Later<Map<ConsentType, Validity.Facts>> newest(ClientId client) {
    return db.ask(NEWEST_OF_ALL, client)
        .map(
            found ->
                found.stream()
                    .collect(
                        toUnmodifiableMap(
                            row -> new ConsentType(row.get(ANSWER.TYPE)), AnswerRows::facts)));
  }

  @Override
  public Later<Page<Read>> list(ClientId client, Page.Request page) {
    var rows =
        db.ask(
            select(ANSWER.fields())
                .select(VERSION.fields())
                .from(ANSWER)
                .join(VERSION)
                .on(
                    VERSION.ORGANIZATION_ID.eq(ANSWER.ORGANIZATION_ID),
                    VERSION.ORDINAL.eq(ANSWER.VERSION))
                .where(of(client), after(page))
                .orderBy(ANSWER.ID.desc())
                .limit(page.limit() + 1));
    var particulars = particulars(ids(client, page));
    return () -> {
      var erasable = particulars.get();
      var found =
          rows.get().stream()
              .map(
                  row ->
                      new Read(
                          AnswerRows.answer(
                              row, erasable.getOrDefault(row.get(ANSWER.ID), List.of())),
                          VersionRows.version(row)))
              .toList();
      return Page.of(found, page.limit(), last -> CURSOR.text(last.answer().id().value()));
    };
  }

  private SelectLimitPercentStep<Record1<UUID>> ids(ClientId client, Page.Request page) {
    return select(ANSWER.ID)
        .from(ANSWER)
        .where(of(client), after(page))
        .orderBy(ANSWER.ID.desc())
        .limit(page.limit() + 1);
  }

  private Later<Map<UUID, List<Particular>>> particulars(
      SelectLimitPercentStep<Record1<UUID>> answers) {
    return db.ask(
            selectFrom(PARTICULAR)
                .where(
                    PARTICULAR.ORGANIZATION_ID.eq(organization()),
                    PARTICULAR.ANSWER_ID.in(answers)))
        .map(
            found ->
                found.stream()
                    .collect(
                        groupingBy(
                            row -> row.get(PARTICULAR.ANSWER_ID),
                            mapping(AnswerRows::particular, toList()))));
  }

  @Override
  public Later<Optional<Found>> particular(UUID id) {
    return db.one(
        selectFrom(PARTICULAR)
            .where(PARTICULAR.ORGANIZATION_ID.eq(organization()), PARTICULAR.ID.eq(id)),
        row -> new Found(new ClientId(row.get(PARTICULAR.CLIENT_ID)), row.get(PARTICULAR.VALUE)));
  }

  @Override
  public void add(List<Answer> answers) {
    writes.add(answers);
  }

  @Override
  public void revoke(Answer answer, Revocation revocation, @Nullable Particular reason) {
    writes.revoke(answer, revocation, reason);
  }

  @Override
  public void revoke(List<Answer> answers, Revocation revocation) {
    writes.revoke(answers, revocation);
  }

  private static Condition after(Page.Request page) {
    return page.cursor() == null
        ? noCondition()
        : ANSWER.ID.lt(CURSOR.parse(page.cursor()).uuid(0));
  }

  private Condition of(ClientId client) {
    return ANSWER.ORGANIZATION_ID.eq(organization()).and(ANSWER.CLIENT_ID.eq(client.value()));
  }

  private UUID organization() {
    return db.caller().organization().value();
  }
}
