package studio.booking.shared.jooq;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.LocalDate;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * Dates of the studio, worked out by the database: lists are asked for by local dates, and asking
 * for the studio's time zone first would be a trip more.
 */
public final class StudioDates {
  private StudioDates() {}

  /** When the date begins in the studio that the open unit of work is for. */
  public static Field<Instant> startOf(LocalDate date) {
    return function(name("directory", "start_of_day"), SQLDataType.INSTANT, val(date));
  }
}
