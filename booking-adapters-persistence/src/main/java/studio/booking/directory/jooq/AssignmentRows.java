package studio.booking.directory.jooq;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static studio.booking.directory.jooq.db.Tables.ASSIGNMENT;
import static studio.booking.directory.jooq.db.Tables.ORGANIZATION;
import static studio.booking.directory.jooq.db.Tables.PERSON;

import java.time.Instant;
import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import studio.booking.directory.domain.Assignment;
import studio.booking.directory.domain.AssignmentId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.PersonId;

/** How assignments are written down, and when they hold. */
final class AssignmentRows {
  /** Whom nobody looks after any more, nobody is shown to have looked after either. */
  static final Condition CLIENT_IS_HERE =
      exists(
          selectOne()
              .from(PERSON)
              .where(PERSON.ORGANIZATION_ID.eq(ASSIGNMENT.ORGANIZATION_ID))
              .and(PERSON.ID.eq(ASSIGNMENT.CLIENT_ID))
              .and(PersonRows.HERE));

  private AssignmentRows() {}

  /** Those that give a coach access to a client on a date. */
  static Condition holdsOn(Field<LocalDate> date) {
    return ASSIGNMENT
        .ENDED_AT
        .isNull()
        .and(ASSIGNMENT.STARTS_ON.le(date))
        .and(ASSIGNMENT.ENDS_ON.isNull().or(ASSIGNMENT.ENDS_ON.ge(date)));
  }

  /** The date of the studio at an instant, worked out where the studio's zone is kept. */
  static Field<LocalDate> studioDate(Instant at) {
    return field(
        select(
                field(
                    "cast({0} at time zone {1} as date)",
                    SQLDataType.LOCALDATE, val(at), ORGANIZATION.TIME_ZONE))
            .from(ORGANIZATION));
  }

  static Assignment assignment(Record row) {
    return new Assignment(
        new AssignmentId(row.get(ASSIGNMENT.ID)),
        new CoachId(row.get(ASSIGNMENT.COACH_ID)),
        new ClientId(row.get(ASSIGNMENT.CLIENT_ID)),
        row.get(ASSIGNMENT.STARTS_ON),
        row.get(ASSIGNMENT.ENDS_ON),
        new PersonId(row.get(ASSIGNMENT.CREATED_BY)),
        row.get(ASSIGNMENT.CREATED_AT),
        row.get(ASSIGNMENT.ENDED_AT),
        row.get(ASSIGNMENT.VERSION));
  }
}
