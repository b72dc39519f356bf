package studio.booking.prompts.jooq;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.update;
import static studio.booking.prompts.jooq.db.Tables.IMPORTED_PROMPT;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import studio.booking.privacy.ImportedId;
import studio.booking.privacy.SealedText;
import studio.booking.prompts.domain.ImportedPrompts;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** Documents of another system, sealed, as rows. */
@Repository
class JooqImportedPrompts implements ImportedPrompts {
  private final Db db;

  JooqImportedPrompts(Db db) {
    this.db = db;
  }

  @Override
  public Later<Map<ImportedId, ClientId>> taken(Collection<ImportedId> ids) {
    return db.list(
            select(IMPORTED_PROMPT.IMPORTED_ID, IMPORTED_PROMPT.CLIENT_ID)
                .from(IMPORTED_PROMPT)
                .where(
                    IMPORTED_PROMPT.IMPORTED_ID.eq(
                        any(ids.stream().map(ImportedId::value).toArray(String[]::new)))),
            row ->
                Map.entry(
                    new ImportedId(row.get(IMPORTED_PROMPT.IMPORTED_ID)),
                    new ClientId(row.get(IMPORTED_PROMPT.CLIENT_ID))))
        .map(
            rows ->
                rows.stream().collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public Later<Optional<Imported>> of(ClientId client) {
    return db.one(
        selectFrom(IMPORTED_PROMPT)
            .where(IMPORTED_PROMPT.CLIENT_ID.eq(client.value()))
            .and(IMPORTED_PROMPT.ORIGINAL.isNotNull()),
        row ->
            new Imported(
                new ImportedId(row.get(IMPORTED_PROMPT.IMPORTED_ID)),
                client,
                row.get(IMPORTED_PROMPT.ID),
                new SealedText(row.get(IMPORTED_PROMPT.KEY_ID), row.get(IMPORTED_PROMPT.ORIGINAL)),
                row.get(IMPORTED_PROMPT.IMPORTED_AT)));
  }

  @Override
  public void erase(ClientId client) {
    db.write(
        update(IMPORTED_PROMPT)
            .setNull(IMPORTED_PROMPT.KEY_ID)
            .setNull(IMPORTED_PROMPT.ORIGINAL)
            .where(IMPORTED_PROMPT.CLIENT_ID.eq(client.value()))
            .and(IMPORTED_PROMPT.KEY_ID.isNotNull()));
  }

  @Override
  public void add(List<Imported> prompts) {
    var rows = Rows.<Imported>of(prompts, "made");
    var columns =
        new Columns<>(db, IMPORTED_PROMPT.ORGANIZATION_ID, rows)
            .text(IMPORTED_PROMPT.IMPORTED_ID, prompt -> prompt.id().value())
            .uuid(IMPORTED_PROMPT.CLIENT_ID, prompt -> prompt.client().value())
            .uuid(IMPORTED_PROMPT.ID, Imported::row)
            .uuid(IMPORTED_PROMPT.KEY_ID, prompt -> prompt.original().key())
            .bytes(IMPORTED_PROMPT.ORIGINAL, prompt -> prompt.original().bytes())
            .instant(IMPORTED_PROMPT.IMPORTED_AT, Imported::at);
    db.write(
        insertInto(IMPORTED_PROMPT)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table()))
            .onConflictDoNothing(),
        prompts.size());
  }
}
