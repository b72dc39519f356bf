package studio.booking.directory.jooq;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static studio.booking.directory.jooq.db.Tables.ASSIGNMENT;
import static studio.booking.directory.jooq.db.Tables.PERSON;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import studio.booking.directory.People;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.Db;

/** People as rows, for the other modules. */
@Repository
class JooqPeople implements People {
  private final Db db;
  private final Clock clock;

  JooqPeople(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Override
  public Later<Map<PersonId, Person>> find(Collection<PersonId> people) {
    return db.list(
            select(PersonRows.FIELDS)
                .from(PERSON)
                .where(PERSON.ID.eq(any(PersonRows.ids(people))))
                .and(PersonRows.HERE),
            JooqPeople::person)
        .map(found -> found.stream().collect(toUnmodifiableMap(Person::id, Function.identity())));
  }

  @Override
  public Later<Boolean> assigned(CoachId coach, ClientId client, LocalDate on) {
    return assigned(coach, client, val(on));
  }

  @Override
  public Later<Boolean> assignedAt(CoachId coach, ClientId client, Instant at) {
    return assigned(coach, client, AssignmentRows.studioDate(at));
  }

  private Later<Boolean> assigned(CoachId coach, ClientId client, Field<LocalDate> on) {
    return db.ask(
            select(
                exists(
                    selectOne()
                        .from(ASSIGNMENT)
                        .where(ASSIGNMENT.COACH_ID.eq(coach.value()))
                        .and(ASSIGNMENT.CLIENT_ID.eq(client.value()))
                        .and(AssignmentRows.CLIENT_IS_HERE)
                        .and(AssignmentRows.holdsOn(on)))))
        .map(answer -> answer.getFirst().get(0, Boolean.class));
  }

  @Override
  public void add(PersonId person, Set<Role> roles) {
    requireNoClient(roles.contains(Role.CLIENT));
    db.write(
        insertInto(PERSON)
            .set(PERSON.ORGANIZATION_ID, db.caller().organization().value())
            .set(PERSON.ID, person.value())
            .set(PERSON.ROLES, PersonRows.words(roles))
            .set(PERSON.CREATED_AT, clock.instant().truncatedTo(ChronoUnit.MILLIS)),
        1);
  }

  @Override
  public void grant(PersonId person, Role role) {
    requireNoClient(role == Role.CLIENT);
    db.write(
        update(PERSON)
            .set(
                PERSON.ROLES,
                field(
                    "array_append({0}, {1})",
                    PERSON.ROLES.getDataType(), PERSON.ROLES, val(role.word())))
            .set(PERSON.VERSION, PERSON.VERSION.plus(1))
            .where(PERSON.ID.eq(person.value()))
            .and(not(PersonRows.has(role))));
  }

  private static void requireNoClient(boolean client) {
    if (client) throw new IllegalArgumentException("A client needs an alias");
  }

  private static Person person(Record row) {
    var person = PersonRows.person(row);
    return new Person(person.id(), person.roles(), person.alias(), person.active());
  }
}
