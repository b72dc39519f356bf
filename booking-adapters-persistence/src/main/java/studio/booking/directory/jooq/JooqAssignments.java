package studio.booking.directory.jooq;

import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.update;
import static studio.booking.directory.jooq.db.Tables.ASSIGNMENT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.directory.domain.Assignment;
import studio.booking.directory.domain.AssignmentId;
import studio.booking.directory.domain.Assignments;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;

/** Assignments as rows. */
@Repository
class JooqAssignments implements Assignments {
  private final Db db;

  JooqAssignments(Db db) {
    this.db = db;
  }

  @Override
  public Later<Optional<Assignment>> find(AssignmentId assignment) {
    return db.one(
        selectFrom(ASSIGNMENT)
            .where(ASSIGNMENT.ID.eq(assignment.value()))
            .and(AssignmentRows.CLIENT_IS_HERE),
        AssignmentRows::assignment);
  }

  @Override
  public Later<List<Assignment>> between(CoachId coach, ClientId client) {
    return db.list(
        selectFrom(ASSIGNMENT)
            .where(ASSIGNMENT.COACH_ID.eq(coach.value()))
            .and(ASSIGNMENT.CLIENT_ID.eq(client.value()))
            .and(ASSIGNMENT.ENDED_AT.isNull())
            .orderBy(ASSIGNMENT.STARTS_ON),
        AssignmentRows::assignment);
  }

  @Override
  public void add(Assignment assignment) {
    db.write(
        insertInto(ASSIGNMENT)
            .set(ASSIGNMENT.ORGANIZATION_ID, db.caller().organization().value())
            .set(ASSIGNMENT.ID, assignment.id().value())
            .set(ASSIGNMENT.COACH_ID, assignment.coach().value())
            .set(ASSIGNMENT.CLIENT_ID, assignment.client().value())
            .set(ASSIGNMENT.STARTS_ON, assignment.startsOn())
            .set(ASSIGNMENT.ENDS_ON, assignment.endsOn())
            .set(ASSIGNMENT.CREATED_BY, assignment.createdBy().value())
            .set(ASSIGNMENT.CREATED_AT, assignment.createdAt())
            .set(ASSIGNMENT.VERSION, assignment.version()),
        1);
  }

  @Override
  public void end(Assignment assignment, Instant now) {
    db.write(
        update(ASSIGNMENT)
            .set(ASSIGNMENT.ENDED_AT, now)
            .set(ASSIGNMENT.VERSION, assignment.version() + 1)
            .where(ASSIGNMENT.ID.eq(assignment.id().value()))
            .and(ASSIGNMENT.VERSION.eq(assignment.version())),
        1);
  }

  @Override
  public Later<List<Assignment>> list(
      @Nullable CoachId coach, @Nullable ClientId client, @Nullable AssignmentId after, int limit) {
    return db.list(
        selectFrom(ASSIGNMENT)
            .where(AssignmentRows.CLIENT_IS_HERE)
            .and(coach == null ? noCondition() : ASSIGNMENT.COACH_ID.eq(coach.value()))
            .and(client == null ? noCondition() : ASSIGNMENT.CLIENT_ID.eq(client.value()))
            .and(after == null ? noCondition() : ASSIGNMENT.ID.gt(after.value()))
            .orderBy(ASSIGNMENT.ID)
            .limit(limit),
        AssignmentRows::assignment);
  }
}
