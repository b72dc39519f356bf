package studio.booking.scheduling.jooq;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static studio.booking.scheduling.jooq.db.Tables.IMPORTED_SESSION;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Cancellation;
import studio.booking.scheduling.domain.ImportOutcome.Taken;
import studio.booking.scheduling.domain.Imports;
import studio.booking.scheduling.domain.SessionCancellation;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** What was taken over from another system, as rows. */
@Repository
class JooqImports implements Imports {
  private final Db db;

  JooqImports(Db db) {
    this.db = db;
  }

  @Override
  public Later<Map<String, SessionId>> taken(Collection<String> ids) {
    return db.list(
            select(IMPORTED_SESSION.IMPORTED_ID, IMPORTED_SESSION.SESSION_ID)
                .from(IMPORTED_SESSION)
                .where(IMPORTED_SESSION.IMPORTED_ID.eq(any(ids.toArray(String[]::new)))),
            row -> row)
        .map(
            rows ->
                rows.stream()
                    .collect(
                        toUnmodifiableMap(
                            row -> row.get(IMPORTED_SESSION.IMPORTED_ID),
                            row -> new SessionId(row.get(IMPORTED_SESSION.SESSION_ID)))));
  }

  @Override
  public void record(List<Taken> taken) {
    var columns =
        new Columns<>(db, IMPORTED_SESSION.ORGANIZATION_ID, Rows.of(taken, "made"))
            .text(IMPORTED_SESSION.IMPORTED_ID, Taken::id)
            .uuid(IMPORTED_SESSION.SESSION_ID, one -> one.session().id().value());
    db.write(
        insertInto(IMPORTED_SESSION)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table()))
            .onConflictDoNothing(),
        taken.size());
  }

  @Override
  public void recordCancelled(List<SessionCancellation> sessions, List<Cancellation> bookings) {
    if (!sessions.isEmpty()) SessionChanges.record(db, sessions);
    if (!bookings.isEmpty()) BookingChanges.record(db, bookings);
  }
}
