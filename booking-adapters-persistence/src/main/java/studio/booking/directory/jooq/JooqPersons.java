package studio.booking.directory.jooq;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static studio.booking.directory.jooq.db.Tables.PERSON;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.directory.domain.Alias;
import studio.booking.directory.domain.Person;
import studio.booking.directory.domain.Persons;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.Db;

/** People as rows, for those who change them. */
@Repository
class JooqPersons implements Persons {
  private final Db db;

  JooqPersons(Db db) {
    this.db = db;
  }

  @Override
  public Later<Optional<Person>> find(PersonId person) {
    return db.one(
        select(PersonRows.FIELDS).from(PERSON).where(PERSON.ID.eq(person.value())),
        PersonRows::person);
  }

  @Override
  public Later<Optional<Person>> lock(PersonId person) {
    return db.one(
        select(PersonRows.FIELDS).from(PERSON).where(PERSON.ID.eq(person.value())).forNoKeyUpdate(),
        PersonRows::person);
  }

  @Override
  public Later<Set<PersonId>> lockOwners() {
    return db.list(
            select(PERSON.ID)
                .from(PERSON)
                .where(PersonRows.has(Role.OWNER))
                .and(PERSON.ACTIVE)
                .orderBy(PERSON.ID)
                .forNoKeyUpdate(),
            row -> new PersonId(row.get(PERSON.ID)))
        .map(Set::copyOf);
  }

  @Override
  public Later<Alias.Round> lockAliases() {
    // Without it, many who add clients at once would choose among the same few aliases, and most of
    // them would have to begin again. Two studios with the same hash just wait for each other.
    var key = "directory.alias " + db.caller().organization().value();
    db.ask(select(field("pg_advisory_xact_lock(hashtextextended({0}, 0))", val(key))));
    var latest = select(max(PERSON.ALIAS_ROUND)).from(PERSON).where(PERSON.ALIAS_ROUND.isNotNull());
    return db.ask(
            select(PERSON.ALIAS, PERSON.ALIAS_ROUND)
                .from(PERSON)
                .where(PERSON.ALIAS_ROUND.eq(latest)))
        .map(JooqPersons::round);
  }

  private static Alias.Round round(Result<Record> taken) {
    if (taken.isEmpty()) return Alias.Round.FIRST;
    return new Alias.Round(
        taken.getFirst().get(PERSON.ALIAS_ROUND),
        taken.stream().map(row -> row.get(PERSON.ALIAS)).collect(toUnmodifiableSet()));
  }

  @Override
  public void add(Person person, Instant now) {
    db.write(
        insertInto(PERSON)
            .set(PERSON.ORGANIZATION_ID, db.caller().organization().value())
            .set(PERSON.ID, person.id().value())
            .set(PERSON.ROLES, PersonRows.words(person.roles()))
            .set(PERSON.ALIAS, person.alias())
            .set(PERSON.ACTIVE, person.active())
            .set(PERSON.VERSION, person.version())
            .set(PERSON.CREATED_AT, now),
        1);
  }

  @Override
  public void change(Person changed) {
    db.write(
        update(PERSON)
            .set(PERSON.ROLES, PersonRows.words(changed.roles()))
            .set(PERSON.ALIAS, changed.alias())
            .set(PERSON.ACTIVE, changed.active())
            .set(PERSON.VERSION, changed.version())
            .where(PERSON.ID.eq(changed.id().value()))
            .and(PERSON.VERSION.eq(changed.version() - 1)),
        1);
  }

  @Override
  public Later<List<Person>> list(@Nullable Role role, @Nullable PersonId after, int limit) {
    return db.list(
        select(PersonRows.FIELDS)
            .from(PERSON)
            .where(role == null ? noCondition() : PersonRows.has(role))
            .and(after == null ? noCondition() : PERSON.ID.gt(after.value()))
            .orderBy(PERSON.ID)
            .limit(limit),
        PersonRows::person);
  }
}
