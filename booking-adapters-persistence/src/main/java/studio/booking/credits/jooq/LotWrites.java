package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.CLOB;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.UUID;
import static studio.booking.credits.jooq.db.Tables.LOT;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.Lot;
import studio.booking.credits.domain.LotId;
import studio.booking.credits.domain.Posting;
import studio.booking.shared.ClientId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/**
 * What changes lots. A lot that has less left than is taken from it, or is revoked, has met
 * somebody else's work.
 */
final class LotWrites {
  private static final Template<Added> ADD = Template.of(LotWrites::adding);
  private static final Template<List<Change>> UPDATE = Template.of(LotWrites::updating);

  private final Db db;

  LotWrites(Db db) {
    this.db = db;
  }

  void add(List<Lot> lots, Instant now) {
    if (!lots.isEmpty()) db.write(ADD, new Added(lots, now), lots.size());
  }

  private record Added(List<Lot> lots, Instant now) {}

  private static Query adding(Template.Blanks<Added> in) {
    var rows = in.<Lot>rows("l", Added::lots);
    var client = rows.column("client", UUID, lot -> lot.client().value());
    var id = rows.column("id", UUID, lot -> lot.id().value());
    var redemption = rows.column("redemption", UUID, lot -> value(lot.redemption()));
    var added = rows.column("added", INTEGER, Lot::added);
    var remaining = rows.column("remaining", INTEGER, Lot::remaining);
    var expiresAt = rows.column("expires_at", LOT.EXPIRES_AT.getDataType(), Lot::expiresAt);
    // An array of arrays would come apart into its elements.
    var types = rows.column("types", CLOB, LotWrites::typesText);
    return insertInto(
            LOT,
            LOT.ORGANIZATION_ID,
            LOT.CLIENT_ID,
            LOT.ID,
            LOT.REDEMPTION_ID,
            LOT.ADDED,
            LOT.REMAINING,
            LOT.EXPIRES_AT,
            LOT.SESSION_TYPE_IDS,
            LOT.CREATED_AT)
        .select(
            select(
                    in.organization(),
                    client,
                    id,
                    redemption,
                    added,
                    remaining,
                    expiresAt,
                    types.cast(LOT.SESSION_TYPE_IDS.getDataType()),
                    in.instant(Added::now))
                .from(rows.table()));
  }

  private record Change(ClientId client, LotId lot, int amount) {
    Change and(Change other) {
      return new Change(client, lot, amount + other.amount);
    }
  }

  /** Takes from them, and puts back into them. */
  void change(List<Posting> postings) {
    var changes = new LinkedHashMap<LotId, Change>();
    for (var posting : postings) {
      var change = new Change(posting.client(), posting.lot(), posting.amount());
      changes.merge(posting.lot(), change, Change::and);
    }
    // What came back to an expired lot has gone again.
    var real = changes.values().stream().filter(change -> change.amount != 0).toList();
    if (!real.isEmpty()) db.write(UPDATE, real, real.size());
  }

  private static Query updating(Template.Blanks<List<Change>> in) {
    var rows = in.<Change>rows("c", changes -> changes);
    var client = rows.column("client", UUID, change -> change.client().value());
    var lot = rows.column("lot", UUID, change -> change.lot().value());
    var amount = rows.column("amount", INTEGER, Change::amount);
    return update(LOT)
        .set(LOT.REMAINING, LOT.REMAINING.plus(amount))
        .from(rows.table())
        .where(
            LOT.ORGANIZATION_ID.eq(in.organization()),
            LOT.CLIENT_ID.eq(client),
            LOT.ID.eq(lot),
            LOT.REMAINING.plus(amount).between(val(0), LOT.ADDED),
            LOT.REVOKED.isFalse());
  }

  private static String typesText(Lot lot) {
    var ids = new StringBuilder("{");
    for (var id : LotRows.ids(lot.sessionTypes())) {
      ids.append(ids.length() == 1 ? "" : ",").append(id);
    }
    return ids.append('}').toString();
  }

  private static @Nullable UUID value(@Nullable RedemptionId id) {
    return id == null ? null : id.value();
  }
}
