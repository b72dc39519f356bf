package studio.booking.privacy.jooq;

import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.privacy.domain.ErasureCase;
import studio.booking.privacy.domain.ErasureCase.Held;
import studio.booking.privacy.domain.ErasureCase.Hold;
import studio.booking.privacy.domain.ErasureCase.Request;
import studio.booking.privacy.domain.ErasureCase.Requested;
import studio.booking.privacy.domain.ErasureCase.Status;
import studio.booking.privacy.domain.ErasureId;
import studio.booking.privacy.domain.ErasureReason;
import studio.booking.privacy.domain.ErasureRegister;
import studio.booking.privacy.domain.HoldReason;
import studio.booking.shared.ClientId;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.KeyDatabase;

/** The register as rows of the database apart, one a client. */
@Repository
class JooqErasureRegister implements ErasureRegister {
  private static final Table<Record> REGISTER = table(name("keys", "erasure_register"));
  private static final Table<Record> STUDIOS = table(name("keys", "erasing_studios"));
  private static final Field<UUID> ORGANIZATION_ID = column("organization_id", SQLDataType.UUID);
  private static final Field<UUID> CLIENT_ID = column("client_id", SQLDataType.UUID);
  private static final Field<UUID> CASE_ID = column("case_id", SQLDataType.UUID);
  private static final Field<String> STATUS = column("status", SQLDataType.CLOB);
  private static final Field<String> REASON = column("reason", SQLDataType.CLOB);
  private static final Field<Instant> REQUESTED_AT = column("requested_at", SQLDataType.INSTANT);
  private static final Field<UUID> REQUESTED_BY = column("requested_by", SQLDataType.UUID);
  private static final Field<String> BY_ROLE = column("requested_by_role", SQLDataType.CLOB);
  private static final Field<Instant> DUE_AT = column("due_at", SQLDataType.INSTANT);
  private static final Field<String> HOLD_REASON = column("hold_reason", SQLDataType.CLOB);
  private static final Field<Instant> HELD_AT = column("held_at", SQLDataType.INSTANT);
  private static final Field<UUID> HELD_BY = column("held_by", SQLDataType.UUID);
  private static final Field<Long> VERSION = column("version", SQLDataType.BIGINT);
  private static final Field<Instant> NOTED_AT = column("noted_at", SQLDataType.INSTANT);

  private final KeyDatabase keys;

  JooqErasureRegister(KeyDatabase keys) {
    this.keys = keys;
  }

  private static <T> Field<T> column(String column, DataType<T> type) {
    return field(name(column), type);
  }

  @Override
  public void note(OrganizationId organization, ErasureCase noted) {
    var values = values(noted);
    keys.write(
        organization,
        insertInto(REGISTER)
            .set(ORGANIZATION_ID, organization.value())
            .set(CLIENT_ID, noted.request().client().value())
            .set(values)
            .onConflict(ORGANIZATION_ID, CLIENT_ID)
            .doUpdate()
            .set(values)
            .set(NOTED_AT, currentInstant()));
  }

  private static Map<Field<?>, @Nullable Object> values(ErasureCase noted) {
    var request = noted.request();
    var hold = noted instanceof Held held ? held.hold() : null;
    var values = new HashMap<Field<?>, @Nullable Object>();
    values.put(CASE_ID, request.id().value());
    values.put(STATUS, noted.status().name());
    values.put(REASON, request.reason().name());
    values.put(REQUESTED_AT, request.at());
    values.put(REQUESTED_BY, ErasureRows.id(request.by()));
    values.put(BY_ROLE, request.byRole().word());
    values.put(DUE_AT, request.dueAt());
    values.put(HOLD_REASON, hold == null ? null : hold.reason().name());
    values.put(HELD_AT, hold == null ? null : hold.at());
    values.put(HELD_BY, hold == null ? null : ErasureRows.id(hold.by()));
    values.put(VERSION, noted.version());
    return values;
  }

  @Override
  public List<ErasureCase> open(OrganizationId organization, @Nullable ClientId after, int atMost) {
    return keys.ask(
        organization,
        select(
                CLIENT_ID,
                CASE_ID,
                STATUS,
                REASON,
                REQUESTED_AT,
                REQUESTED_BY,
                BY_ROLE,
                DUE_AT,
                HOLD_REASON,
                HELD_AT,
                HELD_BY,
                VERSION)
            .from(REGISTER)
            .where(ORGANIZATION_ID.eq(organization.value()))
            .and(STATUS.ne(Status.UNDONE.name()))
            .and(after == null ? noCondition() : CLIENT_ID.gt(after.value()))
            .orderBy(CLIENT_ID)
            .limit(atMost),
        JooqErasureRegister::erasure);
  }

  private static ErasureCase erasure(Record row) {
    var request =
        new Request(
            new ErasureId(row.get(CASE_ID)),
            new ClientId(row.get(CLIENT_ID)),
            ErasureReason.valueOf(row.get(REASON)),
            ErasureRows.person(row.get(REQUESTED_BY)),
            Role.of(row.get(BY_ROLE)),
            row.get(REQUESTED_AT),
            row.get(DUE_AT));
    long version = row.get(VERSION);
    return row.get(STATUS).equals(Status.HELD.name())
        ? new Held(
            request,
            new Hold(
                HoldReason.valueOf(row.get(HOLD_REASON)),
                row.get(HELD_AT),
                ErasureRows.person(row.get(HELD_BY))),
            version)
        : new Requested(request, version);
  }

  @Override
  public List<OrganizationId> studios() {
    return keys.ask(
        select(ORGANIZATION_ID).from(STUDIOS), row -> new OrganizationId(row.get(ORGANIZATION_ID)));
  }
}
