package studio.booking.directory.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.directory.application.AssignClient;
import studio.booking.directory.application.AssignClient.Outcome.Assigned;
import studio.booking.directory.application.AssignClient.Outcome.Overlaps;
import studio.booking.directory.application.AssignClient.Wanted;
import studio.booking.directory.application.EndAssignment;
import studio.booking.directory.application.ListAssignments;
import studio.booking.directory.application.ListClients;
import studio.booking.directory.domain.Client;
import studio.booking.shared.CoachId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.TestDatabase;

class AssignmentsDatabaseTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final Page.Request ALL = new Page.Request(null, 200);

  private final DirectoryScene scene = new DirectoryScene(database);

  @Test
  void of_many_overlapping_assignments_at_once_one_is_made() throws Exception {
    var coach = scene.givenCoach();
    var client = scene.givenClient();
    var tasks = new ArrayList<Callable<AssignClient.Outcome>>();
    for (int i = 0; i < 24; i++) {
      var wanted = new Wanted(coach, client, TODAY.plusDays(i), TODAY.plusDays(i + 30));
      tasks.add(() -> scene.assign(wanted));
    }

    var outcomes = DirectoryScene.atOnce(tasks);

    assertThat(outcomes).filteredOn(Assigned.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Overlaps.class::isInstance).hasSize(23);
  }

  @Test
  void a_coach_sees_a_client_from_the_first_to_the_last_day_in_the_studios_zone() {
    var coach = scene.givenCoach();
    var client = scene.givenClient();
    scene.assign(new Wanted(coach, client, TODAY, TODAY.plusDays(1)));

    // Berlin is an hour ahead of UTC in November.
    assertThat(seenBy(coach, "2026-11-20T22:59:59.999Z")).isEmpty();
    assertThat(seenBy(coach, "2026-11-20T23:00:00Z")).extracting(Client::id).containsOnly(client);
    assertThat(seenBy(coach, "2026-11-22T22:59:59.999Z")).hasSize(1);
    assertThat(seenBy(coach, "2026-11-22T23:00:00Z")).isEmpty();
    assertThat(seenBy(scene.givenCoach(), "2026-11-21T12:00:00Z")).isEmpty();

    for (var at : new String[] {"2026-11-20T22:59:59.999Z", "2026-11-20T23:00:00Z"}) {
      var instant = Instant.parse(at);
      var on = instant.atZone(ZoneId.of("Europe/Berlin")).toLocalDate();
      boolean byInstant =
          scene.db.ask(scene.admin, () -> scene.people.assignedAt(coach, client, instant).get());
      boolean byDate =
          scene.db.ask(scene.admin, () -> scene.people.assigned(coach, client, on).get());
      assertThat(byInstant).isEqualTo(byDate).isEqualTo(on.equals(TODAY));
    }
  }

  @Test
  void ending_an_assignment_ends_access_at_once_and_makes_room_for_another() {
    var coach = scene.givenCoach();
    var client = scene.givenClient();
    var wanted = new Wanted(coach, client, null, null);
    var first = ((Assigned) scene.assign(wanted)).assignment();
    var end = new EndAssignment(scene.assignments, scene::audit, scene.clock);

    for (int i = 0; i < 2; i++) {
      assertThat(
              scene.db.run(scene.admin, () -> end.end(scene.admin, first.id(), OptionalLong.of(1))))
          .isEqualTo(new EndAssignment.Outcome.Ended());
    }

    assertThat(seenBy(coach, "2026-11-21T12:00:00Z")).isEmpty();
    assertThat(scene.assign(wanted)).isInstanceOf(Assigned.class);
    var list = new ListAssignments(scene.assignments);
    var history =
        scene.db.ask(scene.admin, () -> list.list(scene.admin, coach, client, ALL)).items();
    assertThat(history).hasSize(2);
    assertThat(history.getFirst().endedAt()).isEqualTo(DirectoryScene.NOW);
    assertThat(history.getFirst().version()).isEqualTo(2);
  }

  @Test
  void reading_takes_one_trip_and_writing_three() {
    var coach = scene.givenCoach();
    var client = scene.givenClient();

    assertThat(scene.trips.of(() -> scene.assign(new Wanted(coach, client, null, null))))
        .isEqualTo(3);
    // The list, and then its one client.
    assertThat(scene.trips.of(() -> seenBy(coach, "2026-11-21T12:00:00Z"))).isEqualTo(2);
  }

  private List<Client> seenBy(CoachId coach, String at) {
    var caller = scene.caller(coach.person(), Role.COACH);
    var list = new ListClients(scene.clients, Clock.fixed(Instant.parse(at), ZoneOffset.UTC));
    var page = scene.db.ask(caller, () -> list.list(caller, ALL)).items();
    for (var client : page) {
      assertThat(scene.db.ask(caller, () -> list.find(caller, client.id()))).contains(client);
    }
    return page;
  }
}
