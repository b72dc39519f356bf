package studio.booking.scheduling.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static studio.booking.scheduling.jooq.db.Tables.COACH_SESSION_TYPE;
import static studio.booking.scheduling.jooq.db.Tables.SESSION_TYPE;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.scheduling.KnownSessionTypes;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** Session types as rows. */
@Repository
class JooqSessionTypes implements SessionTypes, KnownSessionTypes {
  private static final Template<Collection<SessionTypeId>> BY_ID =
      Template.of(
          in ->
              select(SESSION_TYPE.fields())
                  .from(SESSION_TYPE)
                  .where(SESSION_TYPE.ID.eq(any(in.uuids(JooqSessionTypes::ids)))));

  private static final Template<CoachId> GIVEN_BY =
      Template.of(
          in ->
              select(SESSION_TYPE.fields())
                  .from(SESSION_TYPE)
                  .join(COACH_SESSION_TYPE)
                  .on(COACH_SESSION_TYPE.ORGANIZATION_ID.eq(SESSION_TYPE.ORGANIZATION_ID))
                  .and(COACH_SESSION_TYPE.SESSION_TYPE_ID.eq(SESSION_TYPE.ID))
                  .where(COACH_SESSION_TYPE.COACH_ID.eq(in.uuid(CoachId::value)))
                  .orderBy(SESSION_TYPE.ID));

  private final Db db;

  JooqSessionTypes(Db db) {
    this.db = db;
  }

  @Override
  public Later<Map<SessionTypeId, SessionType>> byId(Collection<SessionTypeId> types) {
    return db.list(BY_ID, types, JooqSessionTypes::type)
        .map(
            found ->
                found.stream()
                    .collect(Collectors.toUnmodifiableMap(SessionType::id, Function.identity())));
  }

  @Override
  public Later<Set<SessionTypeId>> known(Collection<SessionTypeId> types) {
    return db.list(
            select(SESSION_TYPE.ID).from(SESSION_TYPE).where(SESSION_TYPE.ID.eq(any(ids(types)))),
            row -> new SessionTypeId(row.get(SESSION_TYPE.ID)))
        .map(Set::copyOf);
  }

  @Override
  public Later<List<SessionType>> givenBy(CoachId coach) {
    return db.list(GIVEN_BY, coach, JooqSessionTypes::type);
  }

  @Override
  public Later<List<SessionType>> list(
      boolean archivedToo, @Nullable SessionTypeId after, int limit) {
    return db.list(
        select(SESSION_TYPE.fields())
            .from(SESSION_TYPE)
            .where(archivedToo ? noCondition() : SESSION_TYPE.ACTIVE.isTrue())
            .and(after == null ? noCondition() : SESSION_TYPE.ID.gt(after.value()))
            .orderBy(SESSION_TYPE.ID)
            .limit(limit),
        JooqSessionTypes::type);
  }

  @Override
  public void add(SessionType type) {
    db.write(
        insertInto(SESSION_TYPE)
            .set(SESSION_TYPE.ORGANIZATION_ID, db.caller().organization().value())
            .set(SESSION_TYPE.ID, type.id().value())
            .set(SESSION_TYPE.CREATED_AT, type.createdAt())
            .set(row(type)),
        1);
  }

  @Override
  public void change(SessionType type) {
    db.write(
        update(SESSION_TYPE)
            .set(row(type))
            .where(SESSION_TYPE.ID.eq(type.id().value()))
            .and(SESSION_TYPE.VERSION.eq(type.version() - 1)),
        1);
  }

  private static UUID[] ids(Collection<SessionTypeId> types) {
    return types.stream().map(SessionTypeId::value).toArray(UUID[]::new);
  }

  /** All that may change. */
  private static Record row(SessionType type) {
    var row = SESSION_TYPE.newRecord();
    row.setName(type.name());
    row.set(SESSION_TYPE.DESCRIPTION, type.description());
    row.setKind(type.kind().name());
    row.setDurationMinutes(minutes(type.duration()));
    row.setCapacity(type.capacity());
    row.set(SESSION_TYPE.CREDIT_COST, type.creditCost());
    row.setBufferBeforeMinutes(minutes(type.bufferBefore()));
    row.setBufferAfterMinutes(minutes(type.bufferAfter()));
    row.setMinimumNoticeMinutes(minutes(type.minimumNotice()));
    row.setBookingHorizonDays(type.bookingHorizonDays());
    row.setSlotStepMinutes(minutes(type.slotStep()));
    row.setCancellationWindowHours(type.cancellationWindowHours());
    row.setActive(type.active());
    row.setVersion(type.version());
    return row;
  }

  private static int minutes(Duration duration) {
    return Math.toIntExact(duration.toMinutes());
  }

  private static SessionType type(Record row) {
    return new SessionType(
        new SessionTypeId(row.get(SESSION_TYPE.ID)),
        row.get(SESSION_TYPE.NAME),
        row.get(SESSION_TYPE.DESCRIPTION),
        SessionKind.valueOf(row.get(SESSION_TYPE.KIND)),
        Duration.ofMinutes(row.get(SESSION_TYPE.DURATION_MINUTES)),
        row.get(SESSION_TYPE.CAPACITY),
        row.get(SESSION_TYPE.CREDIT_COST),
        Duration.ofMinutes(row.get(SESSION_TYPE.BUFFER_BEFORE_MINUTES)),
        Duration.ofMinutes(row.get(SESSION_TYPE.BUFFER_AFTER_MINUTES)),
        Duration.ofMinutes(row.get(SESSION_TYPE.MINIMUM_NOTICE_MINUTES)),
        row.get(SESSION_TYPE.BOOKING_HORIZON_DAYS),
        Duration.ofMinutes(row.get(SESSION_TYPE.SLOT_STEP_MINUTES)),
        row.get(SESSION_TYPE.CANCELLATION_WINDOW_HOURS),
        row.get(SESSION_TYPE.ACTIVE),
        row.get(SESSION_TYPE.VERSION),
        row.get(SESSION_TYPE.CREATED_AT));
  }
}
