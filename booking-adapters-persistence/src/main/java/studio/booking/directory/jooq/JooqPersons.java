package studio.booking.directory.jooq;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.stringToArray;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static studio.booking.directory.jooq.db.Tables.PERSON;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.directory.domain.Alias;
import studio.booking.directory.domain.Person;
import studio.booking.directory.domain.Persons;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

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
        select(PersonRows.FIELDS)
            .from(PERSON)
            .where(PERSON.ID.eq(person.value()))
            .and(PersonRows.HERE),
        PersonRows::person);
  }

  @Override
  public Later<Optional<Person>> lock(PersonId person) {
    return db.one(
        select(PersonRows.FIELDS)
            .from(PERSON)
            .where(PERSON.ID.eq(person.value()))
            .and(PersonRows.HERE)
            .forNoKeyUpdate(),
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
  public void add(List<Person> people, Instant now) {
    var rows = Rows.<Person>of(people, "made");
    // An array of arrays has to have them all of one length.
    var roles =
        rows.column(
            "of_roles",
            SQLDataType.CLOB,
            person -> String.join(" ", PersonRows.words(person.roles())));
    var columns =
        new Columns<>(db, PERSON.ORGANIZATION_ID, rows)
            .uuid(PERSON.ID, person -> person.id().value())
            .field(PERSON.ROLES, stringToArray(roles, inline(" ")))
            .text(PERSON.ALIAS, Person::alias)
            .flag(PERSON.ACTIVE, Person::active)
            .bigNumber(PERSON.VERSION, Person::version)
            .field(PERSON.CREATED_AT, val(now));
    db.write(
        insertInto(PERSON)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table())),
        people.size());
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
            .and(PersonRows.HERE)
            .and(after == null ? noCondition() : PERSON.ID.gt(after.value()))
            .orderBy(PERSON.ID)
            .limit(limit),
        PersonRows::person);
  }
}
