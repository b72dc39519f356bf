package studio.booking.directory.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;
import static studio.booking.directory.jooq.db.Tables.PERSON;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import studio.booking.directory.domain.Person;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** How people are written down. */
final class PersonRows {
  static final List<Field<?>> FIELDS =
      List.of(PERSON.ID, PERSON.ROLES, PERSON.ALIAS, PERSON.ACTIVE, PERSON.VERSION);

  /** Who has left is there for nobody. */
  static final Condition HERE = PERSON.LEFT_AT.isNull();

  private PersonRows() {}

  static Person person(Record row) {
    return new Person(
        new PersonId(row.get(PERSON.ID)),
        roles(row.get(PERSON.ROLES)),
        row.get(PERSON.ALIAS),
        row.get(PERSON.ACTIVE),
        row.get(PERSON.VERSION));
  }

  static Set<Role> roles(String[] words) {
    return Arrays.stream(words).map(Role::of).collect(Collectors.toUnmodifiableSet());
  }

  static String[] words(Set<Role> roles) {
    return roles.stream().sorted().map(Role::word).toArray(String[]::new);
  }

  static Condition has(Role role) {
    return val(role.word()).eq(any(PERSON.ROLES));
  }

  static UUID[] ids(Collection<PersonId> people) {
    return people.stream().map(PersonId::value).distinct().toArray(UUID[]::new);
  }
}
