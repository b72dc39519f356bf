package studio.booking.directory.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.booking.directory.People;
import studio.booking.directory.application.AssignClient.Outcome;
import studio.booking.directory.application.AssignClient.Outcome.Assigned;
import studio.booking.directory.application.AssignClient.Outcome.EndsBeforeItStarts;
import studio.booking.directory.application.AssignClient.Outcome.Overlaps;
import studio.booking.directory.application.AssignClient.Outcome.UnknownClient;
import studio.booking.directory.application.AssignClient.Outcome.UnknownCoach;
import studio.booking.directory.application.AssignClient.Wanted;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;
import studio.booking.shared.Role;

class AssignClientTest {
  /** In Los Angeles, where the studio is, it is two in the morning. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private final Scene scene = new Scene();
  private final CoachId coach = scene.people.givenCoach();
  private final ClientId client = scene.people.givenClient();

  @Test
  void an_assignment_begins_today_and_has_no_end_unless_said_otherwise() {
    var assignment = ((Assigned) assign(null, null)).assignment();

    assertThat(assignment.startsOn()).isEqualTo(TODAY);
    assertThat(assignment.endsOn()).isNull();
    assertThat(assignment.createdBy()).isEqualTo(scene.admin.self());
    assertThat(scene.actions()).containsExactly("CLIENT_ASSIGNED");
    assertThat(scene.audited.getFirst().client()).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2026-12-01, 2026-12-31, true",
        "2026-12-31, 2027-01-31, true",
        "2027-01-01, -, false",
        "2026-11-01, 2026-11-30, false",
        "2026-11-01, 2026-12-01, true",
        "2026-11-01, -, true",
        "2026-12-10, 2026-12-10, true",
      })
  void two_of_the_same_pair_never_overlap(LocalDate from, LocalDate until, boolean overlaps) {
    assign(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31));

    assertThat(assign(from, until) instanceof Overlaps).isEqualTo(overlaps);
  }

  @Test
  void one_without_end_leaves_no_room_until_it_is_ended() {
    var first = ((Assigned) assign(null, null)).assignment();
    assertThat(assign(TODAY.plusYears(50), null)).isEqualTo(new Overlaps(first));

    new EndAssignment(scene.assignments, scene::audit, scene.clock)
        .end(scene.admin, first.id(), OptionalLong.empty());

    assertThat(assign(null, null)).isInstanceOf(Assigned.class);
  }

  @Test
  void it_ends_no_sooner_than_it_starts() {
    assertThat(assign(null, TODAY.minusDays(1))).isEqualTo(new EndsBeforeItStarts(TODAY));
    assertThat(assign(TODAY, TODAY)).isInstanceOf(Assigned.class);
  }

  @Test
  void both_are_people_of_the_studio_in_these_roles() {
    var nobody = new CoachId(Ids.next());
    var gone = scene.people.givenCoach();
    scene.people.given(new People.Person(gone.person(), Set.of(Role.COACH), null, false));

    assertThat(assign(new Wanted(nobody, client, null, null))).isEqualTo(new UnknownCoach(nobody));
    assertThat(assign(new Wanted(gone, client, null, null))).isEqualTo(new UnknownCoach(gone));
    var noCoach = client.person().asCoach();
    assertThat(assign(new Wanted(noCoach, client, null, null)))
        .isEqualTo(new UnknownCoach(noCoach));
    var noClient = coach.person().asClient();
    assertThat(assign(new Wanted(coach, noClient, null, null)))
        .isEqualTo(new UnknownClient(noClient));
  }

  private Outcome assign(LocalDate from, LocalDate until) {
    return assign(new Wanted(coach, client, from, until));
  }

  private Outcome assign(Wanted wanted) {
    return new AssignClient(
            scene.people, scene.studios, scene.assignments, scene::audit, scene.clock)
        .assign(scene.admin, wanted);
  }
}
