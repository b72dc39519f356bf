package studio.booking.prompts.jooq;

import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static studio.booking.prompts.jooq.db.Tables.MASTER_PROMPT;

import java.util.Optional;
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
import studio.booking.shared.jooq.Db;

/** Versions of master prompts as rows. */
@Repository
class JooqPrompts implements Prompts {
  private static final Cursor CURSOR = Cursor.of("master-prompt-versions", 1);

  private final Db db;

  JooqPrompts(Db db) {
    this.db = db;
  }

  @Override
  public Later<Integer> newest(ClientId client) {
    return db.one(
            select(MASTER_PROMPT.NUMBER)
                .from(MASTER_PROMPT)
                .where(MASTER_PROMPT.CLIENT_ID.eq(client.value()))
                .orderBy(MASTER_PROMPT.NUMBER.desc())
                .limit(1),
            row -> row.get(MASTER_PROMPT.NUMBER))
        .map(found -> found.orElse(0));
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
  public void add(KeptPrompt prompt) {
    var heading = prompt.heading();
    db.write(
        insertInto(MASTER_PROMPT)
            .set(MASTER_PROMPT.ORGANIZATION_ID, db.caller().organization().value())
            .set(MASTER_PROMPT.CLIENT_ID, heading.client().value())
            .set(MASTER_PROMPT.NUMBER, heading.number())
            .set(MASTER_PROMPT.ID, heading.id())
            .set(MASTER_PROMPT.SCHEMA_VERSION, heading.schemaVersion())
            .set(MASTER_PROMPT.KEY_ID, prompt.document().key())
            .set(MASTER_PROMPT.DOCUMENT, prompt.document().bytes())
            .set(MASTER_PROMPT.WRITTEN_AT, heading.writtenAt())
            .set(MASTER_PROMPT.WRITTEN_BY, heading.writtenBy().value())
            .onConflictDoNothing(),
        1);
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
