package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.BOOLEAN;
import static org.jooq.impl.SQLDataType.LOCALDATE;
import static org.jooq.impl.SQLDataType.UUID;
import static studio.booking.credits.jooq.db.Tables.ALL_ACCESS_DAILY_USAGE;
import static studio.booking.credits.jooq.db.Tables.REDEMPTION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Query;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.DayUseId;
import studio.booking.credits.domain.Ledger.DayAttended;
import studio.booking.credits.domain.Ledger.NewDayUse;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;
import studio.booking.shared.jooq.Template;

/** What changes passes: days on which they let clients in, and friend passes that are used. */
final class PassWrites {
  private static final Template<Uses> USE = Template.of(PassWrites::using);

  private final Db db;

  PassWrites(Db db) {
    this.db = db;
  }

  private record Uses(List<NewDayUse> uses, Instant now) {}

  void use(List<NewDayUse> uses, Instant now) {
    if (!uses.isEmpty()) db.write(USE, new Uses(uses, now), uses.size());
  }

  /** Somebody else's use of that day has the unit of work start over. */
  private static Query using(Template.Blanks<Uses> in) {
    var to = ALL_ACCESS_DAILY_USAGE;
    var columns =
        new Columns<>(in, to.ORGANIZATION_ID, in.<NewDayUse>rows("made", Uses::uses))
            .uuid(to.ID, use -> use.id().value())
            .uuid(to.REDEMPTION_ID, use -> use.pass().value())
            .uuid(to.BOOKING_ID, use -> use.booking().value())
            .date(to.SESSION_DATE, NewDayUse::day)
            .field(to.CREATED_AT, in.instant(Uses::now));
    return insertInto(to)
        .columns(columns.names())
        .select(select(columns.values()).from(columns.table()))
        .onConflictDoNothing();
  }

  void giveBack(List<DayUseId> uses, Instant now) {
    if (uses.isEmpty()) return;
    db.write(
        update(ALL_ACCESS_DAILY_USAGE)
            .set(ALL_ACCESS_DAILY_USAGE.RETURNED_AT, now)
            .set(ALL_ACCESS_DAILY_USAGE.HOLDS_DAY, false)
            .where(
                ALL_ACCESS_DAILY_USAGE.ORGANIZATION_ID.eq(organization()),
                ALL_ACCESS_DAILY_USAGE.ID.eq(any(val(ids(uses)))),
                ALL_ACCESS_DAILY_USAGE.RETURNED_AT.isNull()),
        uses.size());
  }

  void move(Map<DayUseId, LocalDate> days) {
    if (days.isEmpty()) return;
    var rows = Rows.of(List.copyOf(days.entrySet()), "m");
    var id = rows.column("id", UUID, day -> day.getKey().value());
    var date = rows.column("new_date", LOCALDATE, Map.Entry::getValue);
    db.write(
        update(ALL_ACCESS_DAILY_USAGE)
            .set(ALL_ACCESS_DAILY_USAGE.SESSION_DATE, date)
            .from(rows.table())
            .where(
                ALL_ACCESS_DAILY_USAGE.ORGANIZATION_ID.eq(organization()),
                ALL_ACCESS_DAILY_USAGE.ID.eq(id)),
        days.size());
  }

  void recordAttendance(List<DayAttended> days) {
    if (days.isEmpty()) return;
    var rows = Rows.of(days, "a");
    var id = rows.column("id", UUID, day -> day.use().value());
    var missed = rows.column("missed", BOOLEAN, day -> !day.came());
    var holds = rows.column("holds", BOOLEAN, DayAttended::holdsDay);
    db.write(
        update(ALL_ACCESS_DAILY_USAGE)
            .set(ALL_ACCESS_DAILY_USAGE.WAS_NO_SHOW, missed)
            .set(ALL_ACCESS_DAILY_USAGE.HOLDS_DAY, holds)
            .from(rows.table())
            .where(
                ALL_ACCESS_DAILY_USAGE.ORGANIZATION_ID.eq(organization()),
                ALL_ACCESS_DAILY_USAGE.ID.eq(id),
                ALL_ACCESS_DAILY_USAGE.RETURNED_AT.isNull()),
        days.size());
  }

  void useFriendPasses(List<RedemptionId> redemptions, Instant now) {
    if (redemptions.isEmpty()) return;
    db.write(
        update(REDEMPTION)
            .set(REDEMPTION.FRIEND_PASS_USED_AT, now)
            .set(REDEMPTION.VERSION, REDEMPTION.VERSION.plus(1))
            .where(
                REDEMPTION.ORGANIZATION_ID.eq(organization()),
                REDEMPTION.ID.eq(any(val(redemptionIds(redemptions)))),
                condition(REDEMPTION.FRIEND_PASS),
                REDEMPTION.FRIEND_PASS_USED_AT.isNull(),
                REDEMPTION.REVOKED_AT.isNull()),
        redemptions.size());
  }

  void returnFriendPasses(List<RedemptionId> redemptions) {
    if (redemptions.isEmpty()) return;
    db.write(
        update(REDEMPTION)
            .setNull(REDEMPTION.FRIEND_PASS_USED_AT)
            .set(REDEMPTION.VERSION, REDEMPTION.VERSION.plus(1))
            .where(
                REDEMPTION.ORGANIZATION_ID.eq(organization()),
                REDEMPTION.ID.eq(any(val(redemptionIds(redemptions)))),
                REDEMPTION.FRIEND_PASS_USED_AT.isNotNull()),
        redemptions.size());
  }

  private UUID organization() {
    return db.caller().organization().value();
  }

  private static UUID[] ids(List<DayUseId> uses) {
    return uses.stream().map(DayUseId::value).toArray(UUID[]::new);
  }

  private static UUID[] redemptionIds(List<RedemptionId> redemptions) {
    return redemptions.stream().map(RedemptionId::value).toArray(UUID[]::new);
  }
}
