package studio.booking.scheduling.application;

import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.domain.Samples.aClass;
import static studio.booking.scheduling.domain.Samples.anHour;
import static studio.booking.scheduling.domain.Samples.appointment;
import static studio.booking.scheduling.domain.Samples.away;
import static studio.booking.scheduling.domain.Samples.coach;
import static studio.booking.scheduling.domain.Samples.except;
import static studio.booking.scheduling.domain.Samples.weekly;
import static studio.booking.scheduling.domain.Samples.working;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.FindSlots.Dates;
import studio.booking.scheduling.domain.AwayReason;
import studio.booking.scheduling.domain.Busy;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.Moving;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SlotsOutcome;
import studio.booking.scheduling.domain.SlotsOutcome.Found;
import studio.booking.scheduling.domain.SlotsOutcome.FoundAll;
import studio.booking.scheduling.domain.SlotsOutcome.UnknownBooking;
import studio.booking.scheduling.domain.SlotsOutcome.UnknownCoach;
import studio.booking.scheduling.domain.SlotsOutcome.UnknownType;
import studio.booking.scheduling.domain.SlotsOutcome.WhichType;
import studio.booking.scheduling.domain.Unavailable;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.Role;

class FindSlotsTest {
  private static final LocalDate MON = LocalDate.parse("2026-03-02");
  private static final Dates MONDAY_ONLY = new Dates(MON, MON);
  private static final Instant NINE = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant TEN = Instant.parse("2026-03-02T09:00:00Z");

  private final CoachingScene scene = new CoachingScene();
  private final SessionType hour = scene.types.given(appointment(60, 60, 0, 0));
  private final Coach kim = scene.given(coach(hour));

  FindSlotsTest() {
    scene.hours.given(kim.id(), working(weekly(MONDAY, "09:00", "11:00")));
  }

  @Test
  void a_coach_has_slots_in_the_studios_time() {
    var found = find(scene.client, hour.id(), null);

    assertThat(found.zone()).isEqualTo(CoachingScene.BERLIN);
    assertThat(starts(found)).containsExactly(NINE, TEN);
  }

  @Test
  void the_only_kind_of_appointment_needs_no_naming() {
    assertThat(starts(find(scene.client, null, null))).containsExactly(NINE, TEN);

    var other = scene.types.given(anHour());
    var both = scene.given(coach(hour, other, scene.types.given(aClass())));
    assertThat(look(scene.client, both, null, null)).isInstanceOf(WhichType.class);
  }

  @Test
  void a_booking_that_moves_frees_its_own_time() {
    var session = SessionId.next();
    var booking = BookingId.next();
    var mine = scene.client.self().asClient();
    scene.hours.given(kim.id(), new Busy(NINE, TEN, session));
    scene.hours.given(booking, new Moving(session, SessionKind.ONE_ON_ONE, kim.id(), mine));

    assertThat(starts(find(scene.client, hour.id(), null))).containsExactly(TEN);
    assertThat(starts(find(scene.client, hour.id(), booking))).containsExactly(NINE, TEN);
    assertThat(starts(find(scene.caller(kim.id()), hour.id(), booking))).hasSize(2);
    assertThat(look(scene.caller(Role.CLIENT), kim, hour.id(), booking))
        .isEqualTo(new UnknownBooking(booking));
  }

  @Test
  void a_class_goes_on_when_one_of_its_clients_moves() {
    var session = SessionId.next();
    var booking = BookingId.next();
    scene.hours.given(kim.id(), new Busy(NINE, TEN, session));
    scene.hours.given(
        booking, new Moving(session, SessionKind.CLASS, kim.id(), scene.client.self().asClient()));

    assertThat(starts(find(scene.client, hour.id(), booking))).containsExactly(TEN);
  }

  @Test
  void a_client_sees_that_a_coach_is_away_and_never_why() {
    scene.hours.given(
        kim.id(),
        except(working(weekly(MONDAY, "09:00", "11:00")), away("2026-03-02", "2026-03-02")));

    assertThat(starts(find(scene.client, hour.id(), null))).isEmpty();
    assertThat(reasons(scene.client)).containsOnlyNulls().hasSize(1);
    assertThat(reasons(scene.caller(scene.given(coach()).id()))).containsOnlyNulls().hasSize(1);
    assertThat(reasons(scene.caller(kim.id()))).containsExactly(AwayReason.VACATION);
    assertThat(reasons(scene.admin)).containsExactly(AwayReason.VACATION);
  }

  @Test
  void who_and_what_is_not_there_is_unknown() {
    var stranger = coach();
    var type = SessionTypeId.next();
    var gone =
        scene.given(
            new Coach(coach().id(), "Lee", kim.types(), Map.of(), false, 1, 1, CoachingScene.NOW));

    assertThat(look(scene.client, stranger, hour.id(), null))
        .isEqualTo(new UnknownCoach(stranger.id()));
    assertThat(look(scene.client, kim, type, null)).isEqualTo(new UnknownType(type));
    assertThat(look(scene.client, gone, hour.id(), null)).isEqualTo(new UnknownCoach(gone.id()));
    assertThat(((Found) look(scene.admin, gone, hour.id(), null)).slots()).isEmpty();
  }

  @Test
  void all_coaches_of_a_type_are_shown_page_by_page() {
    var lee = scene.given(coach(hour));
    scene.given(coach(scene.types.given(anHour())));

    var first = all(new Page.Request(null, 1));
    var second = all(new Page.Request(first.nextCursor(), 1));

    assertThat(List.of(first, second))
        .flatExtracting(Page::items)
        .extracting(Found::coach)
        .containsExactly(kim.id(), lee.id());
    assertThat(starts(first.items().getFirst())).containsExactly(NINE, TEN);
    assertThat(second.items().getFirst().slots()).isEmpty();
    assertThat(second.nextCursor()).isNull();
  }

  private Page<Found> all(Page.Request page) {
    return ((FoundAll) scene.findSlots.all(scene.client, MONDAY_ONLY, hour.id(), page)).coaches();
  }

  private List<@Nullable AwayReason> reasons(Caller caller) {
    return find(caller, hour.id(), null).unavailable().stream()
        .<@Nullable AwayReason>map(Unavailable::reason)
        .toList();
  }

  private Found find(Caller by, @Nullable SessionTypeId type, @Nullable BookingId moving) {
    return (Found) look(by, kim, type, moving);
  }

  private SlotsOutcome look(
      Caller by, Coach coach, @Nullable SessionTypeId type, @Nullable BookingId moving) {
    return scene.findSlots.of(by, coach.id(), MONDAY_ONLY, type, moving);
  }

  private static List<Instant> starts(Found found) {
    return found.slots().stream().map(slot -> slot.startsAt()).toList();
  }
}
