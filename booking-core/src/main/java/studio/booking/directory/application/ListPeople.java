package studio.booking.directory.application;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.domain.Person;
import studio.booking.directory.domain.Persons;
import studio.booking.shared.Caller;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.PersonId;
import studio.booking.shared.Query;
import studio.booking.shared.Role;

/** Shows those who run a studio everybody in it. */
@Query
public class ListPeople {
  private static final Cursor CURSOR = Cursor.of("people", 1);

  private final Persons persons;

  public ListPeople(Persons persons) {
    this.persons = persons;
  }

  /**
   * In the order in which they came.
   *
   * @param role only who has it, or null for all
   */
  public Page<Person> list(Caller caller, @Nullable Role role, Page.Request page) {
    var after = page.cursor() == null ? null : new PersonId(CURSOR.parse(page.cursor()).uuid(0));
    var found = persons.list(role, after, page.limit() + 1).get();
    return Page.of(found, page.limit(), person -> CURSOR.text(person.id().value()));
  }

  public Optional<Person> find(Caller caller, PersonId person) {
    return persons.find(person).get();
  }
}
