package studio.booking.shared.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

class TestDatabaseTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final Caller admin =
      new Caller(
          new OrganizationId(Ids.next()),
          new PersonId(Ids.next()),
          Set.of(Role.ADMIN),
          new Caller.Request("test", null));

  @Test
  void a_unit_of_work_runs_in_the_callers_role_and_an_odd_time_zone() {
    var db = database.unitOfWork();
    var found =
        db.run(
            admin,
            () ->
                db.one(
                        select(
                            field("current_user::text", String.class),
                            field("session_user::text", String.class),
                            field("current_setting('TimeZone')", String.class)),
                        row -> row.into(String[].class))
                    .get()
                    .orElseThrow());

    assertThat(found).containsExactly("booking_admin", "booking_program", "Pacific/Chatham");
  }

  @Test
  void each_copy_is_empty_and_apart() {
    try (var other = TestDatabase.open()) {
      assertThat(other.url()).isNotEqualTo(database.url());
    }
  }
}
