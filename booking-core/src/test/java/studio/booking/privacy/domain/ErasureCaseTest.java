package studio.booking.privacy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import studio.booking.privacy.domain.ErasureCase.Hold;
import studio.booking.privacy.domain.ErasureCase.Request;
import studio.booking.privacy.domain.ErasureCase.Requested;
import studio.booking.privacy.domain.ErasureCase.Status;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** The life of an erasure. */
class ErasureCaseTest {
  private static final Instant ASKED = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant DUE = ASKED.plus(Duration.ofDays(29));
  private static final PersonId ADMIN = new PersonId(UUID.randomUUID());

  private final Requested requested =
      new Requested(
          new Request(
              new ErasureId(UUID.randomUUID()),
              new ClientId(UUID.randomUUID()),
              ErasureReason.CLIENT_REQUEST,
              ADMIN,
              Role.ADMIN,
              ASKED,
              DUE),
          1);

  @Test
  void E27_it_begins_when_it_is_due_and_not_before() {
    assertThat(requested.begin(DUE.minusMillis(1))).isEmpty();
    assertThat(requested.begin(DUE).orElseThrow().status()).isEqualTo(Status.EXECUTING);
  }

  @Test
  void E27_it_is_done_once_the_key_is_destroyed() {
    var begun = requested.begin(DUE).orElseThrow();
    assertThatThrownBy(() -> begun.done(DUE)).isInstanceOf(IllegalStateException.class);

    var destroyed = begun.withKeyDestroyed(DUE.plusSeconds(1));
    var done = destroyed.done(DUE.plusSeconds(2));

    assertThat(done.status()).isEqualTo(Status.DONE);
    assertThat(done.keyDestroyedAt()).isEqualTo(DUE.plusSeconds(1));
    assertThat(done.request()).isEqualTo(requested.request());
    assertThat(done.version()).isEqualTo(4);
  }

  @Test
  void a_key_is_destroyed_once() {
    var destroyed = requested.begin(DUE).orElseThrow().withKeyDestroyed(DUE);

    assertThat(destroyed.withKeyDestroyed(DUE.plusSeconds(9))).isSameAs(destroyed);
  }

  @Test
  void E27_a_hold_is_let_go_and_then_its_time_counts_from_the_request() {
    var held = requested.hold(new Hold(HoldReason.LEGAL_CLAIM, ASKED, ADMIN));

    assertThat(held.status()).isEqualTo(Status.HELD);
    assertThat(held.release().begin(DUE)).isPresent();
    assertThat(held.release().request().dueAt()).isEqualTo(DUE);
  }

  @Test
  void what_is_undone_lives_no_longer_and_all_else_does() {
    var undone = requested.undo(ADMIN, ASKED);

    assertThat(undone.lives()).isFalse();
    assertThat(undone.status()).isEqualTo(Status.UNDONE);
    assertThat(requested.lives()).isTrue();
    assertThat(requested.hold(new Hold(HoldReason.OTHER, ASKED, ADMIN)).undo(ADMIN, ASKED).lives())
        .isFalse();
    assertThat(requested.begin(DUE).orElseThrow().lives()).isTrue();
  }

  @Test
  void E27_whatever_the_month_it_is_done_within_one() {
    for (var grace : new Grace[] {new Grace(Grace.LONGEST), new Grace(Duration.ofDays(7))}) {
      for (var day = LocalDate.of(2027, 1, 1); day.getYear() < 2029; day = day.plusDays(1)) {
        var asked = day.atTime(23, 59).atOffset(ZoneOffset.UTC);
        var due = grace.endOf(asked.toInstant());

        // A day is left for the work.
        assertThat(due).isBeforeOrEqualTo(asked.plusMonths(1).minusDays(1).toInstant());
        assertThat(due).isAfter(asked.plusDays(6).toInstant());
      }
    }
  }

  @Test
  void E27_no_grace_is_longer_than_the_law_gives() {
    assertThatThrownBy(() -> new Grace(Duration.ofDays(30).plusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Grace(Duration.ofHours(1)).endOf(ASKED)).isEqualTo(ASKED.plusSeconds(3600));
  }
}
