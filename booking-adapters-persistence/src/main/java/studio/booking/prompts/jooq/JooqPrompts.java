package studio.booking.prompts.jooq;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static studio.booking.prompts.jooq.db.Tables.MASTER_PROMPT;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import studio.booking.privacy.SealedText;
import studio.booking.prompts.domain.KeptPrompt;
import studio.booking.prompts.domain.KeptPrompt.Heading;
import studio.booking.prompts.domain.Prompts;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.PersonId;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** Versions of master prompts as rows. */
@Repository
class JooqPrompts implements Prompts {
  private static final Cursor CURSOR = Cursor.of("master-prompt-versions", 1);

  private final Db db;

  JooqPrompts(Db db) {
    this.db = db;
  }

  @Override
  public Later<Map<ClientId, Integer>> newest(Collection<ClientId> clients) {
    var number = max(MASTER_PROMPT.NUMBER);
    return db.list(
            select(MASTER_PROMPT.CLIENT_ID, number)
                .from(MASTER_PROMPT)
                .where(
                    MASTER_PROMPT.CLIENT_ID.eq(
                        any(clients.stream().map(ClientId::value).toArray(UUID[]::new))))
                .groupBy(MASTER_PROMPT.CLIENT_ID),
            row -> Map.entry(new ClientId(row.get(MASTER_PROMPT.CLIENT_ID)), row.get(number)))
        .map(
            found ->
                found.stream().collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public Later<Optional<KeptPrompt>> find(ClientId client, int number) {
    return db.one(
        selectFrom(MASTER_PROMPT)
            .where(MASTER_PROMPT.CLIENT_ID.eq(client.value()), MASTER_PROMPT.NUMBER.eq(number)),
        JooqPrompts::prompt);
  }

  @Override
  public Later<Optional<KeptPrompt>> findNewest(ClientId client) {
    return db.one(
        selectFrom(MASTER_PROMPT)
            .where(MASTER_PROMPT.CLIENT_ID.eq(client.value()))
            .orderBy(MASTER_PROMPT.NUMBER.desc())
            .limit(1),
        JooqPrompts::prompt);
  }

  @Override
  public Later<Page<Heading>> list(ClientId client, Page.Request page) {
    return db.list(
            select(
                    MASTER_PROMPT.ID,
                    MASTER_PROMPT.CLIENT_ID,
                    MASTER_PROMPT.NUMBER,
                    MASTER_PROMPT.SCHEMA_VERSION,
                    MASTER_PROMPT.WRITTEN_AT,
                    MASTER_PROMPT.WRITTEN_BY)
                .from(MASTER_PROMPT)
                .where(
                    MASTER_PROMPT.CLIENT_ID.eq(client.value()),
                    page.cursor() == null
                        ? noCondition()
                        : MASTER_PROMPT
                            .NUMBER
                            .cast(SQLDataType.BIGINT)
                            .lt(CURSOR.parse(page.cursor()).number(0)))
                .orderBy(MASTER_PROMPT.NUMBER.desc())
                .limit(page.limit() + 1),
            JooqPrompts::heading)
        .map(found -> Page.of(found, page.limit(), last -> CURSOR.text(last.number())));
  }

  @Override
  public void add(List<KeptPrompt> prompts) {
    var columns =
        new Columns<>(db, MASTER_PROMPT.ORGANIZATION_ID, Rows.<KeptPrompt>of(prompts, "made"))
            .uuid(MASTER_PROMPT.CLIENT_ID, prompt -> prompt.heading().client().value())
            .number(MASTER_PROMPT.NUMBER, prompt -> prompt.heading().number())
            .uuid(MASTER_PROMPT.ID, prompt -> prompt.heading().id())
            .text(MASTER_PROMPT.SCHEMA_VERSION, prompt -> prompt.heading().schemaVersion())
            .uuid(MASTER_PROMPT.KEY_ID, prompt -> prompt.document().key())
            .bytes(MASTER_PROMPT.DOCUMENT, prompt -> prompt.document().bytes())
            .instant(MASTER_PROMPT.WRITTEN_AT, prompt -> prompt.heading().writtenAt())
            .uuid(MASTER_PROMPT.WRITTEN_BY, prompt -> prompt.heading().writtenBy().value());
    db.write(
        insertInto(MASTER_PROMPT)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table()))
            .onConflictDoNothing(),
        prompts.size());
  }

  @Override
  public Later<List<KeptPrompt>> all(ClientId client) {
    return db.list(
        selectFrom(MASTER_PROMPT)
            .where(MASTER_PROMPT.CLIENT_ID.eq(client.value()))
            .orderBy(MASTER_PROMPT.NUMBER),
        JooqPrompts::prompt);
  }

  @Override
  public void erase(ClientId client) {
    db.write(deleteFrom(MASTER_PROMPT).where(MASTER_PROMPT.CLIENT_ID.eq(client.value())));
  }

  private static KeptPrompt prompt(Record row) {
    return new KeptPrompt(
        heading(row),
        new SealedText(row.get(MASTER_PROMPT.KEY_ID), row.get(MASTER_PROMPT.DOCUMENT)));
  }

  private static Heading heading(Record row) {
    return new Heading(
        row.get(MASTER_PROMPT.ID),
        new ClientId(row.get(MASTER_PROMPT.CLIENT_ID)),
        row.get(MASTER_PROMPT.NUMBER),
        row.get(MASTER_PROMPT.SCHEMA_VERSION),
        row.get(MASTER_PROMPT.WRITTEN_AT),
        new PersonId(row.get(MASTER_PROMPT.WRITTEN_BY)));
  }
}
