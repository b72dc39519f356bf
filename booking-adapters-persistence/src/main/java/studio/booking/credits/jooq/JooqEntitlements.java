package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static studio.booking.credits.jooq.db.Tables.REDEMPTION;

import java.time.Instant;
import java.util.Comparator;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.Entitlements;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** What redemptions still give, read from what they are: no flag is kept that could be wrong. */
@Repository
class JooqEntitlements implements Entitlements.Source {
  private static final Field<Boolean> FRIEND_PASS =
      DSL.field(DSL.name("has_friend_pass"), Boolean.class);

  private record Asked(ClientId client, Instant now) {}

  private static final Template<Asked> LIVE = Template.of(JooqEntitlements::asking);

  private final Db db;

  JooqEntitlements(Db db) {
    this.db = db;
  }

  private static Query asking(Template.Blanks<Asked> in) {
    var state = new RedemptionState(() -> in.instant(Asked::now));
    return select(
            REDEMPTION.ID,
            REDEMPTION.MARKS_ELITE,
            REDEMPTION.ALL_ACCESS_EXPIRES_AT,
            REDEMPTION.FRIEND_PASS_EXPIRES_AT,
            field(state.hasFriendPass()).as(FRIEND_PASS))
        .from(REDEMPTION)
        .where(
            REDEMPTION.ORGANIZATION_ID.eq(in.organization()),
            REDEMPTION.CLIENT_ID.eq(in.uuid(asked -> asked.client().value())),
            REDEMPTION.REVOKED_AT.isNull(),
            condition(REDEMPTION.MARKS_ELITE)
                .or(REDEMPTION.ALL_ACCESS_EXPIRES_AT.gt(in.instant(Asked::now)))
                .or(REDEMPTION.FRIEND_PASS),
            state.isLive())
        .orderBy(REDEMPTION.ID);
  }

  @Override
  public Later<Entitlements> of(ClientId client, Instant now) {
    return db.ask(LIVE, new Asked(client, now))
        .map(
            rows ->
                new Entitlements(
                    rows.stream().anyMatch(row -> row.get(REDEMPTION.MARKS_ELITE)),
                    rows.stream()
                        .map(row -> row.get(REDEMPTION.ALL_ACCESS_EXPIRES_AT))
                        .filter(end -> end != null && end.isAfter(now))
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                    rows.stream()
                        .filter(row -> row.get(FRIEND_PASS))
                        .map(JooqEntitlements::friendPass)
                        .toList()));
  }

  private static Entitlements.FriendPass friendPass(Record row) {
    return new Entitlements.FriendPass(
        new RedemptionId(row.get(REDEMPTION.ID)), row.get(REDEMPTION.FRIEND_PASS_EXPIRES_AT));
  }
}
