package studio.booking.credits.jooq;

import static studio.booking.credits.jooq.db.Tables.PACKAGE;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.PackageId;
import studio.booking.credits.domain.PackageKind;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.shared.CoachId;
import studio.booking.shared.Money;

/** Rows of credits.package as packages, and back. */
final class PackageRows {
  private PackageRows() {}

  static StudioPackage read(Record row) {
    var terms =
        new StudioPackage.Terms(
            row.get(PACKAGE.NAME),
            row.get(PACKAGE.DESCRIPTION),
            PackageKind.valueOf(row.get(PACKAGE.KIND)),
            coach(row.get(PACKAGE.COACH_ID)),
            row.get(PACKAGE.SESSION_COUNT),
            row.get(PACKAGE.VALIDITY_DAYS),
            row.get(PACKAGE.ALL_ACCESS_DAYS),
            row.get(PACKAGE.GRANTS_FRIEND_PASS),
            row.get(PACKAGE.FRIEND_PASS_VALIDITY_DAYS),
            row.get(PACKAGE.MARKS_ELITE),
            LotRows.types(row.get(PACKAGE.SESSION_TYPE_IDS)),
            new Money(
                row.get(PACKAGE.LIST_PRICE_MINOR), Currency.getInstance(row.get(PACKAGE.CURRENCY))),
            plain(row.get(PACKAGE.DISCOUNT_PERCENTAGE)),
            row.get(PACKAGE.POSITION));
    return new StudioPackage(
        new PackageId(row.get(PACKAGE.ID)),
        terms,
        row.get(PACKAGE.ACTIVE),
        row.get(PACKAGE.ARCHIVED_AT),
        row.get(PACKAGE.VERSION));
  }

  static Map<Field<?>, @Nullable Object> columns(StudioPackage it) {
    var terms = it.terms();
    var columns = new HashMap<Field<?>, @Nullable Object>();
    columns.put(PACKAGE.NAME, terms.name());
    columns.put(PACKAGE.DESCRIPTION, terms.description());
    columns.put(PACKAGE.KIND, terms.kind().name());
    columns.put(PACKAGE.COACH_ID, terms.coach() == null ? null : terms.coach().value());
    columns.put(PACKAGE.SESSION_COUNT, terms.sessionCount());
    columns.put(PACKAGE.VALIDITY_DAYS, terms.validityDays());
    columns.put(PACKAGE.ALL_ACCESS_DAYS, terms.allAccessDays());
    columns.put(PACKAGE.GRANTS_FRIEND_PASS, terms.grantsFriendPass());
    columns.put(PACKAGE.FRIEND_PASS_VALIDITY_DAYS, terms.friendPassValidityDays());
    columns.put(PACKAGE.MARKS_ELITE, terms.marksElite());
    columns.put(PACKAGE.SESSION_TYPE_IDS, LotRows.ids(terms.sessionTypes()));
    columns.put(PACKAGE.LIST_PRICE_MINOR, terms.listPrice().amountMinor());
    columns.put(PACKAGE.CURRENCY, terms.listPrice().currency().getCurrencyCode());
    columns.put(PACKAGE.DISCOUNT_PERCENTAGE, terms.discountPercentage());
    columns.put(PACKAGE.POSITION, terms.position());
    columns.put(PACKAGE.ACTIVE, it.active());
    columns.put(PACKAGE.ARCHIVED_AT, it.archivedAt());
    return columns;
  }

  /** A position out of a cursor, which may be anything. */
  static int position(long number) {
    return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** 20 instead of 20.00, and never 2E+1. */
  private static BigDecimal plain(BigDecimal percentage) {
    var stripped = percentage.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static @Nullable CoachId coach(@Nullable UUID id) {
    return id == null ? null : new CoachId(id);
  }
}
