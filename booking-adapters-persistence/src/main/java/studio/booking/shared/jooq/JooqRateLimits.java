package studio.booking.shared.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.CLOB;
import static org.jooq.impl.SQLDataType.INTEGER;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import studio.booking.shared.RateLimits;

/**
 * Buckets as rows. Functions of the database take from them, by the server's time: a single
 * statement does it, so that no transaction is needed.
 */
@Repository
class JooqRateLimits implements RateLimits {
  /** The same order for everybody, so that nobody waits in a circle. */
  private static final Comparator<Bucket> IN_ORDER =
      Comparator.comparing(Bucket::of).thenComparing(Bucket::owner);

  private static final Field<Long> WAIT = DSL.field(DSL.name("wait"), Long.class);
  private static final Template<List<Bucket>> TAKE = Template.of(JooqRateLimits::taking);
  private static final Template<List<Bucket>> GIVE_BACK = Template.of(JooqRateLimits::givingBack);

  private final Db db;

  JooqRateLimits(Db db) {
    this.db = db;
  }

  @Override
  public Optional<Duration> take(List<Bucket> buckets) {
    long wait = db.ask(TAKE, ordered(buckets)).get().getFirst().get(WAIT);
    return wait == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(wait));
  }

  private static Query taking(Template.Blanks<List<Bucket>> in) {
    return select(
        field(
                "shared.take_from_buckets({0}, {1}, {2}, {3})",
                BIGINT,
                in.value(CLOB.array(), JooqRateLimits::names),
                in.uuids(JooqRateLimits::owners),
                in.value(BIGINT.array(), JooqRateLimits::steps),
                in.value(
                    BIGINT.array(),
                    buckets -> each(buckets, bucket -> bucket.limit().within().toMillis())))
            .as(WAIT));
  }

  @Override
  public void giveBack(List<Bucket> buckets) {
    db.ask(GIVE_BACK, ordered(buckets)).get();
  }

  private static Query givingBack(Template.Blanks<List<Bucket>> in) {
    return select(
        field(
            "shared.give_back_to_buckets({0}, {1}, {2})",
            INTEGER,
            in.value(CLOB.array(), JooqRateLimits::names),
            in.uuids(JooqRateLimits::owners),
            in.value(BIGINT.array(), JooqRateLimits::steps)));
  }

  private static List<Bucket> ordered(List<Bucket> buckets) {
    return buckets.stream().sorted(IN_ORDER).toList();
  }

  private static String[] names(List<Bucket> buckets) {
    return buckets.stream().map(Bucket::of).toArray(String[]::new);
  }

  private static UUID[] owners(List<Bucket> buckets) {
    return buckets.stream().map(Bucket::owner).toArray(UUID[]::new);
  }

  private static Long[] steps(List<Bucket> buckets) {
    return each(buckets, bucket -> bucket.limit().step().toMillis());
  }

  private static Long[] each(List<Bucket> buckets, ToLongFunction<Bucket> number) {
    return buckets.stream().mapToLong(number).boxed().toArray(Long[]::new);
  }
}
