package studio.booking.privacy.jooq;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static studio.booking.privacy.jooq.db.Tables.IMPORTED_CLIENT;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import studio.booking.privacy.ImportedId;
import studio.booking.privacy.domain.ImportedClients;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** Who came from another system, as rows. */
@Repository
class JooqImportedClients implements ImportedClients {
  private final Db db;

  JooqImportedClients(Db db) {
    this.db = db;
  }

  @Override
  public Later<Map<ImportedId, ClientId>> taken(Collection<ImportedId> ids) {
    return db.list(
            select(IMPORTED_CLIENT.IMPORTED_ID, IMPORTED_CLIENT.CLIENT_ID)
                .from(IMPORTED_CLIENT)
                .where(
                    IMPORTED_CLIENT.IMPORTED_ID.eq(
                        any(ids.stream().map(ImportedId::value).toArray(String[]::new)))),
            row ->
                Map.entry(
                    new ImportedId(row.get(IMPORTED_CLIENT.IMPORTED_ID)),
                    new ClientId(row.get(IMPORTED_CLIENT.CLIENT_ID))))
        .map(
            rows ->
                rows.stream().collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public Later<Optional<ImportedId>> of(ClientId client) {
    return db.one(
        select(IMPORTED_CLIENT.IMPORTED_ID)
            .from(IMPORTED_CLIENT)
            .where(IMPORTED_CLIENT.CLIENT_ID.eq(client.value())),
        row -> new ImportedId(row.get(IMPORTED_CLIENT.IMPORTED_ID)));
  }

  @Override
  public void record(Map<ImportedId, ClientId> taken) {
    var rows = Rows.<Map.Entry<ImportedId, ClientId>>of(List.copyOf(taken.entrySet()), "made");
    var columns =
        new Columns<>(db, IMPORTED_CLIENT.ORGANIZATION_ID, rows)
            .text(IMPORTED_CLIENT.IMPORTED_ID, one -> one.getKey().value())
            .uuid(IMPORTED_CLIENT.CLIENT_ID, one -> one.getValue().value());
    db.write(
        insertInto(IMPORTED_CLIENT)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table()))
            .onConflictDoNothing(),
        taken.size());
  }
}
