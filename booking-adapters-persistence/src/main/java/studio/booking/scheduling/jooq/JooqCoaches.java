package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.update;
import static studio.booking.scheduling.jooq.db.Tables.COACH;
import static studio.booking.scheduling.jooq.db.Tables.COACH_RATE;
import static studio.booking.scheduling.jooq.db.Tables.COACH_SESSION_TYPE;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectLimitStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;
import studio.booking.shared.jooq.Template;

/** Coaches as rows. */
@Repository
class JooqCoaches implements Coaches {
  private static final Field<UUID[]> TYPES =
      field(
              select(arrayAgg(COACH_SESSION_TYPE.SESSION_TYPE_ID))
                  .from(COACH_SESSION_TYPE)
                  .where(COACH_SESSION_TYPE.ORGANIZATION_ID.eq(COACH.ORGANIZATION_ID))
                  .and(COACH_SESSION_TYPE.COACH_ID.eq(COACH.COACH_ID)))
          .as("types");

  private static final Field<UUID[]> RATED =
      rates(arrayAgg(COACH_RATE.SESSION_TYPE_ID).orderBy(COACH_RATE.SESSION_TYPE_ID)).as("rated");

  private static final Field<Integer[]> RATES =
      rates(arrayAgg(COACH_RATE.CREDIT_COST).orderBy(COACH_RATE.SESSION_TYPE_ID)).as("rates");

  private static final Template<Collection<CoachId>> BY_ID =
      Template.of(in -> coaches(COACH.COACH_ID.eq(any(in.uuids(JooqCoaches::ids)))));

  private static final Template<Collection<CoachId>> LOCK_FOR_BOOKING =
      Template.of(
          in ->
              select(COACH.COACH_ID)
                  .from(COACH)
                  .where(COACH.COACH_ID.eq(any(in.uuids(JooqCoaches::ids))))
                  .orderBy(COACH.COACH_ID)
                  .forShare());

  private final Db db;

  JooqCoaches(Db db) {
    this.db = db;
  }

  private static <T> Field<T> rates(Field<T> all) {
    return field(
        select(all)
            .from(COACH_RATE)
            .where(COACH_RATE.ORGANIZATION_ID.eq(COACH.ORGANIZATION_ID))
            .and(COACH_RATE.COACH_ID.eq(COACH.COACH_ID)));
  }

  @Override
  public Later<Map<CoachId, Coach>> lockForBooking(Collection<CoachId> coaches) {
    db.ask(LOCK_FOR_BOOKING, coaches);
    // In a statement of its own: the locking one would not see what it waited for.
    return byId(coaches);
  }

  @Override
  public Later<Optional<Coach>> lockForChange(CoachId coach) {
    db.ask(
        select(COACH.COACH_ID)
            .from(COACH)
            .where(COACH.COACH_ID.eq(coach.value()))
            .forNoKeyUpdate());
    return byId(List.of(coach)).map(found -> Optional.ofNullable(found.get(coach)));
  }

  @Override
  public Later<Map<CoachId, Coach>> byId(Collection<CoachId> coaches) {
    return db.list(BY_ID, coaches, JooqCoaches::coach)
        .map(
            found ->
                found.stream()
                    .collect(Collectors.toUnmodifiableMap(Coach::id, Function.identity())));
  }

  @Override
  public Later<List<Coach>> list(boolean inactiveToo, @Nullable CoachId after, int limit) {
    return db.list(
        coaches(after(after).and(inactiveToo ? trueCondition() : COACH.ACTIVE.isTrue()))
            .limit(limit),
        JooqCoaches::coach);
  }

  @Override
  public Later<List<Coach>> giving(SessionTypeId type, @Nullable CoachId after, int limit) {
    var gives =
        exists(
            selectOne()
                .from(COACH_SESSION_TYPE)
                .where(COACH_SESSION_TYPE.ORGANIZATION_ID.eq(COACH.ORGANIZATION_ID))
                .and(COACH_SESSION_TYPE.COACH_ID.eq(COACH.COACH_ID))
                .and(COACH_SESSION_TYPE.SESSION_TYPE_ID.eq(type.value())));
    return db.list(
        coaches(after(after).and(COACH.ACTIVE.isTrue()).and(gives)).limit(limit),
        JooqCoaches::coach);
  }

  private static Condition after(@Nullable CoachId after) {
    return after == null ? noCondition() : COACH.COACH_ID.gt(after.value());
  }

  private static SelectLimitStep<?> coaches(Condition which) {
    return select(
            COACH.COACH_ID,
            COACH.DISPLAY_NAME,
            COACH.ACTIVE,
            COACH.VERSION,
            COACH.HOURS_VERSION,
            COACH.CREATED_AT,
            TYPES,
            RATED,
            RATES)
        .from(COACH)
        .where(which)
        .orderBy(COACH.COACH_ID);
  }

  @Override
  public void add(Coach coach) {
    db.write(
        insertInto(COACH)
            .set(COACH.ORGANIZATION_ID, db.caller().organization().value())
            .set(COACH.COACH_ID, coach.id().value())
            .set(COACH.DISPLAY_NAME, coach.displayName())
            .set(COACH.ACTIVE, coach.active())
            .set(COACH.VERSION, coach.version())
            .set(COACH.HOURS_VERSION, coach.hoursVersion())
            .set(COACH.CREATED_AT, coach.createdAt()),
        1);
    addTypes(coach.id(), coach.types());
    addRates(coach.id(), coach.rates());
  }

  @Override
  public void change(Coach before, Coach after) {
    db.write(
        update(COACH)
            .set(COACH.DISPLAY_NAME, after.displayName())
            .set(COACH.ACTIVE, after.active())
            .set(COACH.VERSION, after.version())
            .where(COACH.COACH_ID.eq(before.id().value()))
            .and(COACH.VERSION.eq(before.version())),
        1);
    if (!before.types().equals(after.types())) {
      db.write(
          deleteFrom(COACH_SESSION_TYPE)
              .where(COACH_SESSION_TYPE.COACH_ID.eq(before.id().value())));
      addTypes(after.id(), after.types());
    }
    if (!before.rates().equals(after.rates())) {
      db.write(deleteFrom(COACH_RATE).where(COACH_RATE.COACH_ID.eq(before.id().value())));
      addRates(after.id(), after.rates());
    }
  }

  private void addTypes(CoachId coach, Set<SessionTypeId> types) {
    if (types.isEmpty()) return;
    var rows = Rows.<SessionTypeId>of(List.copyOf(types), "given");
    var columns =
        new Columns<>(db, COACH_SESSION_TYPE.ORGANIZATION_ID, rows)
            .uuid(COACH_SESSION_TYPE.COACH_ID, _ -> coach.value())
            .uuid(COACH_SESSION_TYPE.SESSION_TYPE_ID, SessionTypeId::value);
    db.write(
        insertInto(COACH_SESSION_TYPE)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table())),
        types.size());
  }

  private void addRates(CoachId coach, Map<SessionTypeId, Integer> rates) {
    if (rates.isEmpty()) return;
    var rows = Rows.<Map.Entry<SessionTypeId, Integer>>of(List.copyOf(rates.entrySet()), "rated");
    var columns =
        new Columns<>(db, COACH_RATE.ORGANIZATION_ID, rows)
            .uuid(COACH_RATE.COACH_ID, _ -> coach.value())
            .uuid(COACH_RATE.SESSION_TYPE_ID, rate -> rate.getKey().value())
            .number(COACH_RATE.CREDIT_COST, Map.Entry::getValue);
    db.write(
        insertInto(COACH_RATE)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table())),
        rates.size());
  }

  private static Coach coach(Record row) {
    var rates = new HashMap<SessionTypeId, Integer>();
    var rated = row.get(RATED);
    var costs = row.get(RATES);
    if (rated != null && costs != null) {
      for (int i = 0; i < rated.length; i++) rates.put(new SessionTypeId(rated[i]), costs[i]);
    }
    var types = row.get(TYPES);
    return new Coach(
        new CoachId(row.get(COACH.COACH_ID)),
        row.get(COACH.DISPLAY_NAME),
        types == null
            ? Set.of()
            : Stream.of(types).map(SessionTypeId::new).collect(Collectors.toUnmodifiableSet()),
        rates,
        row.get(COACH.ACTIVE),
        row.get(COACH.VERSION),
        row.get(COACH.HOURS_VERSION),
        row.get(COACH.CREATED_AT));
  }

  static UUID[] ids(Collection<CoachId> coaches) {
    return coaches.stream().map(CoachId::value).distinct().toArray(UUID[]::new);
  }
}
