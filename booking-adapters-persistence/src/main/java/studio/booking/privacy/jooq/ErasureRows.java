package studio.booking.privacy.jooq;

import static java.util.Objects.requireNonNull;
import static studio.booking.privacy.jooq.db.Tables.ERASURE_CASE;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.domain.ErasureCase;
import studio.booking.privacy.domain.ErasureCase.Done;
import studio.booking.privacy.domain.ErasureCase.Executing;
import studio.booking.privacy.domain.ErasureCase.Held;
import studio.booking.privacy.domain.ErasureCase.Hold;
import studio.booking.privacy.domain.ErasureCase.Request;
import studio.booking.privacy.domain.ErasureCase.Requested;
import studio.booking.privacy.domain.ErasureCase.Status;
import studio.booking.privacy.domain.ErasureCase.Undone;
import studio.booking.privacy.domain.ErasureId;
import studio.booking.privacy.domain.ErasureReason;
import studio.booking.privacy.domain.HoldReason;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** How erasures are written down. */
final class ErasureRows {
  private ErasureRows() {}

  static ErasureCase erasure(Record row) {
    var request = request(row);
    long version = row.get(ERASURE_CASE.VERSION);
    return switch (Status.valueOf(row.get(ERASURE_CASE.STATUS))) {
      case REQUESTED -> new Requested(request, version);
      case HELD ->
          new Held(
              request,
              new Hold(
                  HoldReason.valueOf(row.get(ERASURE_CASE.HOLD_REASON)),
                  row.get(ERASURE_CASE.HELD_AT),
                  person(row.get(ERASURE_CASE.HELD_BY))),
              version);
      case UNDONE ->
          new Undone(
              request,
              row.get(ERASURE_CASE.UNDONE_AT),
              person(row.get(ERASURE_CASE.UNDONE_BY)),
              version);
      case EXECUTING ->
          new Executing(
              request,
              row.get(ERASURE_CASE.EXECUTING_AT),
              row.get(ERASURE_CASE.KEY_DESTROYED_AT),
              version);
      case DONE ->
          new Done(
              request,
              row.get(ERASURE_CASE.EXECUTING_AT),
              requireNonNull(row.get(ERASURE_CASE.KEY_DESTROYED_AT)),
              row.get(ERASURE_CASE.DONE_AT),
              version);
    };
  }

  private static Request request(Record row) {
    return new Request(
        new ErasureId(row.get(ERASURE_CASE.ID)),
        new ClientId(row.get(ERASURE_CASE.CLIENT_ID)),
        ErasureReason.valueOf(row.get(ERASURE_CASE.REASON)),
        person(row.get(ERASURE_CASE.REQUESTED_BY)),
        Role.of(row.get(ERASURE_CASE.REQUESTED_BY_ROLE)),
        row.get(ERASURE_CASE.REQUESTED_AT),
        row.get(ERASURE_CASE.DUE_AT));
  }

  static @Nullable PersonId person(@Nullable UUID id) {
    return id == null ? null : new PersonId(id);
  }

  static @Nullable UUID id(@Nullable PersonId person) {
    return person == null ? null : person.value();
  }

  /** What was asked for, which never changes. */
  static Map<Field<?>, @Nullable Object> values(Request request) {
    var values = new HashMap<Field<?>, @Nullable Object>();
    values.put(ERASURE_CASE.ID, request.id().value());
    values.put(ERASURE_CASE.CLIENT_ID, request.client().value());
    values.put(ERASURE_CASE.REASON, request.reason().name());
    values.put(ERASURE_CASE.REQUESTED_BY, id(request.by()));
    values.put(ERASURE_CASE.REQUESTED_BY_ROLE, request.byRole().word());
    values.put(ERASURE_CASE.REQUESTED_AT, request.at());
    values.put(ERASURE_CASE.DUE_AT, request.dueAt());
    return values;
  }

  /** How far it has come. */
  static Map<Field<?>, @Nullable Object> values(ErasureCase erasure) {
    var values = new HashMap<Field<?>, @Nullable Object>();
    values.put(ERASURE_CASE.STATUS, erasure.status().name());
    values.put(ERASURE_CASE.VERSION, erasure.version());
    var hold = erasure instanceof Held held ? held.hold() : null;
    values.put(ERASURE_CASE.HOLD_REASON, hold == null ? null : hold.reason().name());
    values.put(ERASURE_CASE.HELD_AT, hold == null ? null : hold.at());
    values.put(ERASURE_CASE.HELD_BY, hold == null ? null : id(hold.by()));
    if (erasure instanceof Undone undone) {
      values.put(ERASURE_CASE.UNDONE_AT, undone.at());
      values.put(ERASURE_CASE.UNDONE_BY, id(undone.by()));
    }
    switch (erasure) {
      case Executing begun -> put(values, begun.since(), begun.keyDestroyedAt(), null);
      case Done done -> put(values, done.since(), done.keyDestroyedAt(), done.at());
      case Requested _, Held _, Undone _ -> {}
    }
    return values;
  }

  private static void put(
      Map<Field<?>, @Nullable Object> values,
      Instant since,
      @Nullable Instant keyDestroyedAt,
      @Nullable Instant doneAt) {
    values.put(ERASURE_CASE.EXECUTING_AT, since);
    values.put(ERASURE_CASE.KEY_DESTROYED_AT, keyDestroyedAt);
    values.put(ERASURE_CASE.DONE_AT, doneAt);
  }
}
