package studio.booking.credits.jooq;

import static studio.booking.credits.jooq.db.Tables.LOT;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.Lot;
import studio.booking.credits.domain.LotId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;

/** Rows of credits.lot as lots. */
final class LotRows {
  static final List<TableField<?, ?>> FIELDS =
      List.of(
          LOT.ID,
          LOT.CLIENT_ID,
          LOT.REDEMPTION_ID,
          LOT.ADDED,
          LOT.REMAINING,
          LOT.EXPIRES_AT,
          LOT.SESSION_TYPE_IDS,
          LOT.REVOKED);

  private LotRows() {}

  static Lot lot(Record row) {
    return new Lot(
        new LotId(row.get(LOT.ID)),
        new ClientId(row.get(LOT.CLIENT_ID)),
        redemption(row.get(LOT.REDEMPTION_ID)),
        row.get(LOT.ADDED),
        row.get(LOT.REMAINING),
        row.get(LOT.EXPIRES_AT),
        types(row.get(LOT.SESSION_TYPE_IDS)),
        row.get(LOT.REVOKED));
  }

  static @Nullable RedemptionId redemption(@Nullable UUID id) {
    return id == null ? null : new RedemptionId(id);
  }

  static Set<SessionTypeId> types(UUID[] ids) {
    return Arrays.stream(ids).map(SessionTypeId::new).collect(Collectors.toUnmodifiableSet());
  }

  static UUID[] ids(Set<SessionTypeId> types) {
    return types.stream().map(SessionTypeId::value).sorted().toArray(UUID[]::new);
  }
}
