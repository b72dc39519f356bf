package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.selectFrom;
import static studio.booking.scheduling.jooq.db.Tables.SERIES_CANCELLATION;

import java.util.Optional;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.domain.SeriesCancellation;
import studio.booking.scheduling.domain.SeriesCancellations;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;

/** Cancellations of series as rows that go when they are done. */
@Repository
class JooqSeriesCancellations implements SeriesCancellations {
  private final Db db;

  JooqSeriesCancellations(Db db) {
    this.db = db;
  }

  @Override
  public void add(SeriesCancellation cancellation) {
    db.write(
        insertInto(SERIES_CANCELLATION)
            .set(SERIES_CANCELLATION.ORGANIZATION_ID, db.caller().organization().value())
            .set(SERIES_CANCELLATION.SERIES_ID, cancellation.series().value())
            .set(SERIES_CANCELLATION.FROM_DATE, cancellation.from())
            .set(SERIES_CANCELLATION.REASON, cancellation.reason())
            .set(SERIES_CANCELLATION.REQUESTED_AT, cancellation.at())
            .onConflict(SERIES_CANCELLATION.ORGANIZATION_ID, SERIES_CANCELLATION.SERIES_ID)
            .doUpdate()
            .set(
                SERIES_CANCELLATION.FROM_DATE,
                least(SERIES_CANCELLATION.FROM_DATE, excluded(SERIES_CANCELLATION.FROM_DATE))),
        1);
  }

  @Override
  public Later<Optional<SeriesCancellation>> next() {
    return db.one(
        selectFrom(SERIES_CANCELLATION)
            .orderBy(SERIES_CANCELLATION.SERIES_ID)
            .limit(1)
            .forUpdate()
            .skipLocked(),
        row ->
            new SeriesCancellation(
                new SeriesId(row.get(SERIES_CANCELLATION.SERIES_ID)),
                row.get(SERIES_CANCELLATION.FROM_DATE),
                row.get(SERIES_CANCELLATION.REASON),
                row.get(SERIES_CANCELLATION.REQUESTED_AT)));
  }

  @Override
  public void done(SeriesId series) {
    db.write(
        deleteFrom(SERIES_CANCELLATION).where(SERIES_CANCELLATION.SERIES_ID.eq(series.value())), 1);
  }
}
