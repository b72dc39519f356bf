package studio.booking.consent.jooq;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.consent.jooq.ConsentScene.AI;
import static studio.booking.consent.jooq.ConsentScene.NOW;
import static studio.booking.consent.jooq.ConsentScene.TODAY;
import static studio.booking.consent.jooq.ConsentScene.no;
import static studio.booking.consent.jooq.ConsentScene.until;
import static studio.booking.consent.jooq.ConsentScene.yes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.consent.ConsentStanding;
import studio.booking.consent.Lack;
import studio.booking.consent.application.GrantConsent.Wanted;
import studio.booking.consent.application.GrantOutcome.Recorded;
import studio.booking.consent.application.PublishOutcome.DoesNotFollow;
import studio.booking.consent.application.PublishOutcome.Published;
import studio.booking.consent.application.RevokeOutcome.Revoked;
import studio.booking.consent.domain.Answer;
import studio.booking.consent.domain.Answer.Revocation.Why;
import studio.booking.shared.ClientId;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.jooq.TestDatabase;

/** Many answer at once, and one answer is live. */
class ConsentRacesTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final boolean LONG = Boolean.getBoolean("booking.long");

  private ConsentScene scene;
  private ClientId anna;

  @BeforeEach
  void setTheScene() {
    scene = new ConsentScene(database);
    anna = scene.client();
  }

  @Test
  void F3_of_a_hundred_who_agree_at_once_one_is_live_and_each_is_kept() throws Exception {
    var outcomes = atOnce(IntStream.range(0, 100).mapToObj(_ -> granting(yes(anna, AI))).toList());

    assertThat(outcomes).hasOnlyElementsOfType(Recorded.class);
    assertThat(scene.live(anna, AI)).isEqualTo(1);
    var history = scene.history(anna);
    assertThat(history.stream().map(Answer::number).collect(toSet()))
        .isEqualTo(IntStream.rangeClosed(1, 100).boxed().collect(toSet()));
    assertThat(history)
        .allSatisfy(answer -> assertThat(answer.isLive()).isEqualTo(answer.number() == 100));
    assertThat(scene.lack(anna, AI)).isNull();
  }

  @Test
  void F3_who_looks_on_never_sees_a_gap_between_two_answers() throws Exception {
    scene.granted(yes(anna, AI));
    var done = new AtomicBoolean();
    var seen = new ArrayList<ConsentStanding>();
    try (var threads = Executors.newSingleThreadExecutor()) {
      var looking =
          threads.submit(
              () -> {
                while (!done.get()) seen.add(scene.standing(anna, AI));
              });
      for (int i = 0; i < (LONG ? 1000 : 25); i++) scene.granted(yes(anna, AI));
      done.set(true);
      looking.get();
    }

    assertThat(seen).hasSizeGreaterThan(5).allMatch(ConsentStanding::hasConsent);
  }

  @Test
  void F3_taking_back_against_agreeing_leaves_what_the_last_of_them_said() throws Exception {
    for (int round = 0; round < (LONG ? 200 : 5); round++) {
      var client = scene.client();
      scene.granted(yes(client, AI));
      var acts = new ArrayList<Callable<Object>>();
      for (int i = 0; i < 3; i++) {
        acts.add(granting(yes(client, AI)));
        acts.add(granting(no(client, AI)));
        acts.add(() -> patiently(() -> scene.revoke(scene.as(client), client, AI, null)));
      }

      var outcomes = atOnce(acts);

      var history = scene.history(client);
      var newest = history.stream().max((a, b) -> a.number() - b.number()).orElseThrow();
      assertThat(history).hasSize(7);
      assertThat(history.stream().filter(Answer::isLive))
          .allMatch(newest::equals)
          .hasSize(newest.isLive() ? 1 : 0);
      var withdrawn = history.stream().filter(ConsentRacesTest::wasWithdrawn).toList();
      assertThat(outcomes).filteredOn(Revoked.class::isInstance).hasSameSizeAs(withdrawn);
      assertThat(withdrawn).allMatch(Answer::granted);
      assertThat(scene.lack(client, AI))
          .isEqualTo(newest.isLiveGrant() ? null : newest.granted() ? Lack.REVOKED : Lack.REFUSED);
    }
  }

  private static boolean wasWithdrawn(Answer answer) {
    return answer.revocation() != null && answer.revocation().why() == Why.WITHDRAWN;
  }

  @Test
  void of_many_who_publish_a_number_at_once_one_does() throws Exception {
    var outcomes =
        atOnce(
            IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(
                    _ -> () -> patiently(() -> scene.publish("3.1", TODAY, true)))
                .toList());

    assertThat(outcomes).filteredOn(Published.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(DoesNotFollow.class::isInstance).hasSize(7);
  }

  @Test
  void F9_each_expiry_is_told_of_once_however_many_tell() throws Exception {
    var ends = NOW.plusSeconds(1);
    for (int i = 0; i < 30; i++) scene.granted(until(scene.client(), AI, ends));
    scene.goOn(Duration.ofMinutes(1));

    var told =
        atOnce(
            IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(_ -> () -> patiently(scene::tellOfExpired))
                .toList());

    assertThat(told.stream().mapToInt(Integer.class::cast).sum() + scene.tellOfExpired())
        .isEqualTo(30);
    assertThat(scene.told()).filteredOn("ConsentExpired"::equals).hasSize(30);
  }

  private Callable<Object> granting(Wanted wanted) {
    return () -> patiently(() -> scene.grant(scene.as(wanted.client()), wanted));
  }

  /** Sends it again while there are too many at once, as a front end does. */
  private static <T> T patiently(Callable<T> work) throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.call();
      } catch (UnitOfWork.Busy busy) {
        if (attempt == 20) throw busy;
      }
    }
  }

  private static List<Object> atOnce(List<Callable<Object>> calls) throws Exception {
    var together = new CyclicBarrier(calls.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Object>>();
      for (var call : calls) {
        running.add(
            threads.submit(
                () -> {
                  together.await();
                  return call.call();
                }));
      }
      var results = new ArrayList<>();
      for (var one : running) results.add(one.get());
      return results;
    }
  }
}
