package studio.booking.operations.jooq;

import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static studio.booking.operations.jooq.db.Tables.DEMO_CLOCK;

import java.math.BigDecimal;
import java.time.Duration;
import org.jooq.Field;
import org.jooq.types.YearToSecond;
import org.springframework.stereotype.Repository;
import studio.booking.operations.ClockHands;
import studio.booking.shared.jooq.Backstage;

/** The clock's hands as a row that there is at most one of. */
@Repository
class JooqClockHands implements ClockHands {
  private static final Field<BigDecimal> SECONDS =
      field("extract(epoch from {0})", BigDecimal.class, DEMO_CLOCK.AHEAD);

  private final Backstage backstage;

  JooqClockHands(Backstage backstage) {
    this.backstage = backstage;
  }

  @Override
  public Duration ahead() {
    return backstage
        .ask(select(SECONDS).from(DEMO_CLOCK), row -> duration(row.get(SECONDS)))
        .stream()
        .findFirst()
        .orElse(Duration.ZERO);
  }

  @Override
  public Duration moveTo(Duration ahead) {
    var seconds = BigDecimal.valueOf(ahead.toMillis(), 3);
    var interval = field("make_interval(secs => {0}::float8)", YearToSecond.class, val(seconds));
    return backstage
        .ask(
            insertInto(DEMO_CLOCK)
                .set(DEMO_CLOCK.AHEAD, interval)
                .set(DEMO_CLOCK.CHANGED_AT, currentInstant())
                .onConflict(DEMO_CLOCK.ONLY_ONE)
                .doUpdate()
                .set(DEMO_CLOCK.AHEAD, greatest(DEMO_CLOCK.AHEAD, excluded(DEMO_CLOCK.AHEAD)))
                .set(DEMO_CLOCK.CHANGED_AT, currentInstant())
                .returningResult(SECONDS),
            row -> duration(row.get(SECONDS)))
        .getFirst();
  }

  private static Duration duration(BigDecimal seconds) {
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }
}
