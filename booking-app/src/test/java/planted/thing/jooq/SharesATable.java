package planted.thing.jooq;

import org.jooq.Field;
import studio.booking.credits.jooq.db.Tables;

class SharesATable {
  Field<?> balance() {
    return Tables.ACCOUNT.BALANCE;
  }
}
