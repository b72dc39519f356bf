package studio.booking.audit.jooq;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import studio.booking.audit.AuditMonths;
import studio.booking.shared.jooq.Backstage;

/** A function of the database opens them: the program itself may not make tables. */
@Repository
class JooqAuditMonths implements AuditMonths {
  private final Backstage backstage;

  JooqAuditMonths(Backstage backstage) {
    this.backstage = backstage;
  }

  @Override
  public int open(LocalDate first, int months) {
    var opened =
        function(
            name("audit", "open_months"),
            SQLDataType.INTEGER,
            val(first, SQLDataType.LOCALDATE),
            val(months));
    return backstage.ask(select(opened), row -> row.get(opened)).getFirst();
  }
}
