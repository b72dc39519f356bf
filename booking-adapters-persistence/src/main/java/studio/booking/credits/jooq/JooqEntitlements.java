package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static studio.booking.credits.jooq.db.Tables.REDEMPTION;

import java.time.Instant;
import java.util.Comparator;
import org.springframework.stereotype.Repository;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.Entitlements;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;

/** What redemptions still give, read from what they are: no flag is kept that could be wrong. */
@Repository
class JooqEntitlements implements Entitlements.Source {
  private final Db db;

  JooqEntitlements(Db db) {
    this.db = db;
  }

  @Override
  public Later<Entitlements> of(ClientId client, Instant now) {
    var state = new RedemptionState(now);
    var friend = field(state.hasFriendPass()).as("has_friend_pass");
    var live =
        db.ask(
            select(
                    REDEMPTION.ID,
                    REDEMPTION.MARKS_ELITE,
                    REDEMPTION.ALL_ACCESS_EXPIRES_AT,
                    REDEMPTION.FRIEND_PASS_EXPIRES_AT,
                    friend)
                .from(REDEMPTION)
                .where(
                    REDEMPTION.ORGANIZATION_ID.eq(db.caller().organization().value()),
                    REDEMPTION.CLIENT_ID.eq(client.value()),
                    REDEMPTION.REVOKED_AT.isNull(),
                    condition(REDEMPTION.MARKS_ELITE)
                        .or(REDEMPTION.ALL_ACCESS_EXPIRES_AT.gt(now))
                        .or(REDEMPTION.FRIEND_PASS),
                    state.isLive())
                .orderBy(REDEMPTION.ID));
    return live.map(
        rows ->
            new Entitlements(
                rows.stream().anyMatch(row -> row.get(REDEMPTION.MARKS_ELITE)),
                rows.stream()
                    .map(row -> row.get(REDEMPTION.ALL_ACCESS_EXPIRES_AT))
                    .filter(end -> end != null && end.isAfter(now))
                    .max(Comparator.naturalOrder())
                    .orElse(null),
                rows.stream()
                    .filter(row -> row.get(friend))
                    .map(
                        row ->
                            new Entitlements.FriendPass(
                                new RedemptionId(row.get(REDEMPTION.ID)),
                                row.get(REDEMPTION.FRIEND_PASS_EXPIRES_AT)))
                    .toList()));
  }
}
