package studio.booking.shared.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.INSTANT;
import static studio.booking.shared.jooq.db.Tables.RATE_BUCKET;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.shared.RateLimits;

/** Buckets as rows. A function of the database takes from them, by the server's time. */
@Repository
class JooqRateLimits implements RateLimits {
  /** The same order for everybody, so that nobody waits in a circle. */
  private static final Comparator<Bucket> IN_ORDER =
      Comparator.comparing(Bucket::of).thenComparing(Bucket::owner);

  private static final Field<Long> WAIT = DSL.field(DSL.name("wait"), Long.class);
  private static final Template<Bucket> TAKE = Template.of(JooqRateLimits::taking);
  private static final Template<Bucket> GIVE_BACK = Template.of(JooqRateLimits::givingBack);

  private final Db db;

  JooqRateLimits(Db db) {
    this.db = db;
  }

  @Override
  public @Nullable Duration take(List<Bucket> buckets) {
    var waits =
        buckets.stream().sorted(IN_ORDER).map(bucket -> db.ask(TAKE, bucket)).toList().stream()
            .mapToLong(wait -> wait.get().getFirst().get(WAIT))
            .max()
            .orElse(0);
    return waits == 0 ? null : Duration.ofMillis(waits);
  }

  private static Query taking(Template.Blanks<Bucket> in) {
    return select(
        field(
                "shared.take_from_bucket({0}, {1}, {2}, {3})",
                BIGINT,
                in.text(Bucket::of),
                in.uuid(Bucket::owner),
                in.value(BIGINT, bucket -> bucket.limit().step().toMillis()),
                in.value(BIGINT, bucket -> bucket.limit().within().toMillis()))
            .as(WAIT));
  }

  @Override
  public void giveBack(List<Bucket> buckets) {
    buckets.stream().sorted(IN_ORDER).forEach(bucket -> db.write(GIVE_BACK, bucket, 1));
  }

  private static Query givingBack(Template.Blanks<Bucket> in) {
    return update(RATE_BUCKET)
        .set(
            RATE_BUCKET.FULL_AT,
            field(
                "{0} - {1} * interval '1 millisecond'",
                INSTANT,
                RATE_BUCKET.FULL_AT,
                in.value(BIGINT, bucket -> bucket.limit().step().toMillis())))
        .where(
            RATE_BUCKET.ORGANIZATION_ID.eq(in.organization()),
            RATE_BUCKET.NAME.eq(in.text(Bucket::of)),
            RATE_BUCKET.OWNER.eq(in.uuid(Bucket::owner)));
  }
}
