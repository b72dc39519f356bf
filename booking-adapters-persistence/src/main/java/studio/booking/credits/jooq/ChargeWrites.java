package studio.booking.credits.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.SQLDataType.CLOB;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.UUID;
import static studio.booking.credits.jooq.db.Tables.CHARGE;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.domain.Ledger;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** What changes charges: what bookings took, and that it was given back. */
final class ChargeWrites {
  private static final Template<Charged> ADD = Template.of(ChargeWrites::adding);
  private static final Template<Charged> CHANGE = Template.of(ChargeWrites::changing);
  private static final Template<Refunded> MARK_REFUNDED =
      Template.of(ChargeWrites::markingRefunded);

  private final Db db;

  ChargeWrites(Db db) {
    this.db = db;
  }

  void add(List<Ledger.NewCharge> charges, Instant now) {
    if (!charges.isEmpty()) db.write(ADD, new Charged(charges, now), charges.size());
  }

  private record Charged(List<Ledger.NewCharge> charges, Instant now) {}

  private static Query adding(Template.Blanks<Charged> in) {
    var rows = in.<Ledger.NewCharge>rows("c", Charged::charges);
    var booking = rows.column("booking", UUID, charge -> charge.booking().value());
    var client = rows.column("client", UUID, charge -> charge.client().value());
    var credits = rows.column("credits", INTEGER, Ledger.NewCharge::credits);
    var type = rows.column("payment_type", CLOB, charge -> charge.type().name());
    var pass = rows.column("pass", UUID, ChargeWrites::pass);
    return insertInto(
            CHARGE,
            CHARGE.ORGANIZATION_ID,
            CHARGE.BOOKING_ID,
            CHARGE.CLIENT_ID,
            CHARGE.PAYMENT_TYPE,
            CHARGE.CREDITS,
            CHARGE.REDEMPTION_ID,
            CHARGE.CHARGED_AT)
        .select(
            select(
                    in.organization(),
                    booking,
                    client,
                    type,
                    credits,
                    pass,
                    in.instant(Charged::now))
                .from(rows.table()));
  }

  void change(List<Ledger.NewCharge> charges, Instant now) {
    if (!charges.isEmpty()) db.write(CHANGE, new Charged(charges, now), charges.size());
  }

  private static Query changing(Template.Blanks<Charged> in) {
    var rows = in.<Ledger.NewCharge>rows("c", Charged::charges);
    var booking = rows.column("booking", UUID, charge -> charge.booking().value());
    var credits = rows.column("credits_now", INTEGER, Ledger.NewCharge::credits);
    var type = rows.column("type_now", CLOB, charge -> charge.type().name());
    var pass = rows.column("pass_now", UUID, ChargeWrites::pass);
    return update(CHARGE)
        .set(CHARGE.PAYMENT_TYPE, type)
        .set(CHARGE.REDEMPTION_ID, pass)
        .set(CHARGE.CREDITS, credits)
        .set(CHARGE.REFUNDED, 0)
        .setNull(CHARGE.REFUNDED_AT)
        .set(CHARGE.CHARGED_AT, in.instant(Charged::now))
        .from(rows.table())
        .where(CHARGE.ORGANIZATION_ID.eq(in.organization()), CHARGE.BOOKING_ID.eq(booking));
  }

  void markRefunded(List<BookingId> bookings, Instant now) {
    var each = bookings.stream().distinct().toList();
    if (!each.isEmpty()) db.write(MARK_REFUNDED, new Refunded(each, now), each.size());
  }

  private record Refunded(List<BookingId> bookings, Instant now) {
    UUID[] ids() {
      return bookings.stream().map(BookingId::value).toArray(UUID[]::new);
    }
  }

  private static Query markingRefunded(Template.Blanks<Refunded> in) {
    return update(CHARGE)
        .set(CHARGE.REFUNDED, CHARGE.CREDITS)
        .set(CHARGE.REFUNDED_AT, in.instant(Refunded::now))
        .where(
            CHARGE.ORGANIZATION_ID.eq(in.organization()),
            CHARGE.BOOKING_ID.eq(any(in.uuids(Refunded::ids))),
            CHARGE.REFUNDED_AT.isNull());
  }

  private static @Nullable UUID pass(Ledger.NewCharge charge) {
    return charge.pass() == null ? null : charge.pass().value();
  }
}
