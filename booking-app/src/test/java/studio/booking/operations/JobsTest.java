package studio.booking.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.demo.DemoStudios;
import studio.booking.demo.DemoStudios.Persona;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;

@Import(JobsTest.Jobs.class)
class JobsTest extends BookingTest {
  /** Runs until it is let go. */
  static final class Slow implements Job {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch letGo = new CountDownLatch(1);
    volatile @Nullable OrganizationId studio;

    @Override
    public String name() {
      return "slow";
    }

    @Override
    public Duration every() {
      return Duration.ofDays(1);
    }

    @Override
    public Report run(@Nullable OrganizationId studio, StopSign stop) {
      this.studio = studio;
      begun.countDown();
      try {
        assertThat(letGo.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return Report.of("waited", stop.isUp() ? 0 : 1);
    }
  }

  /** Fails after a part of its work. */
  static final class Broken implements Job {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public Duration every() {
      return Duration.ofDays(1);
    }

    @Override
    public Report run(@Nullable OrganizationId studio, StopSign stop) {
      throw new PartlyFailed(Report.of("done", 3), new IllegalStateException("out of luck"));
    }
  }

  @TestConfiguration
  static class Jobs {
    @Bean
    Slow slow() {
      return new Slow();
    }

    @Bean
    Broken broken() {
      return new Broken();
    }
  }

  @Test
  void a_job_never_overlaps_with_itself() throws InterruptedException {
    var slow = program.getBean(Slow.class);
    var owner = as(Persona.OWNER);
    var first = CompletableFuture.supplyAsync(() -> owner.post("/api/admin/jobs/slow/run", null));
    assertThat(slow.begun.await(30, TimeUnit.SECONDS)).isTrue();

    var second = as(DemoStudios.SOUTH, Persona.OWNER).post("/api/admin/jobs/slow/run", null);

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.json().get("code").asString()).isEqualTo("JOB_RUNNING");
    slow.letGo.countDown();
    assertThat(first.join().status()).isEqualTo(200);
    assertThat(first.join().json().at("/report/waited").asInt()).isEqualTo(1);
    assertThat(slow.studio).isEqualTo(DemoStudios.NORTH.organization());
  }

  @Test
  void a_job_that_was_killed_can_run_again_once_its_time_is_over() {
    Database.get()
        .execute(
            "insert into operations.job_run (job, id, started_at, outcome, alive_until) values"
                + " ('resubmit-events', gen_random_uuid(), now(), 'RUNNING', now() + interval '1"
                + " minute')");
    var owner = as(Persona.OWNER);
    assertThat(owner.post("/api/admin/jobs/resubmit-events/run", null).status()).isEqualTo(409);

    Database.get()
        .execute(
            "update operations.job_run set alive_until = now() - interval '1 second'"
                + " where outcome = 'RUNNING' and job = 'resubmit-events'");

    assertThat(owner.post("/api/admin/jobs/resubmit-events/run", null).status()).isEqualTo(200);
  }

  @Test
  void a_failed_run_says_so_and_what_it_did_all_the_same() {
    var run = as(Persona.OWNER).post("/api/admin/jobs/broken/run", null);

    assertThat(run.json().get("outcome").asString()).isEqualTo("FAILED");
    assertThat(run.json().at("/report/done").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "clear-idempotency-keys, cleared",
    "clear-rate-buckets, cleared",
    "complete-sessions, completed",
    "serve-waitlists, served",
    "end-holds, ended",
    "expire-lots, expired",
    "open-audit-months, opened",
    "resubmit-events, resubmitted"
  })
  void a_job_with_nothing_to_do_counts_none(String job, String counted) {
    // Its rows are nobody else's, so nothing is due in it; the months are opened by the first run.
    var owner = new OwnStudio(program, api()).owner();
    var path = "/api/admin/jobs/%s/run".formatted(job);
    api().post(owner, path, "").mustBe(200);

    var run = api().post(owner, path, "").mustBe(200).json();

    assertThat(run.path("outcome").asString()).isEqualTo("OK");
    assertThat(run.path("report").toString()).isEqualTo("{\"%s\":0}".formatted(counted));
  }

  @Test
  void jobs_are_the_owners_business() {
    assertThat(as(Persona.ADMIN).get("/api/admin/jobs").status()).isEqualTo(403);
    assertThat(as(Persona.OWNER).post("/api/admin/jobs/nonsense/run", null).status())
        .isEqualTo(404);
    var list = as(Persona.OWNER).get("/api/admin/jobs").json();
    assertThat(list.get("items").toString())
        .contains("clear-idempotency-keys", "open-audit-months", "resubmit-events");
  }

  @Test
  void keys_whose_time_is_over_are_cleared_in_ones_own_studio_only() {
    for (var studio : DemoStudios.values()) {
      for (var age : new String[] {"-1 day", "1 day"}) {
        Database.get()
            .execute(
                "insert into shared.idempotency_key (organization_id, person_id, route, key,"
                    + " fingerprint, status, created_at, expires_at) values ('%s', '%s', 'POST /x', '%s', 'f', 201, now(), now() + interval '%s')"
                        .formatted(studio.organization().value(), Ids.next(), Ids.next(), age));
      }
    }

    var run = as(Persona.OWNER).post("/api/admin/jobs/clear-idempotency-keys/run", null);

    assertThat(run.json().at("/report/cleared").asInt()).isEqualTo(1);
    var all = program.getBean(studio.booking.operations.application.Jobs.class);
    all.run("clear-idempotency-keys", null, () -> false);
    assertThat(all.list((OrganizationId) null))
        .filteredOn(listed -> listed.job().name().equals("clear-idempotency-keys"))
        .allSatisfy(
            listed -> assertThat(listed.last().report().counts()).containsEntry("cleared", 1L));
  }

  @Test
  void metrics_and_runs_are_open_in_the_demo() {
    assertThat(anybody().get("/actuator/prometheus").body()).contains("hikaricp_connections");
    assertThat(anybody().get("/actuator/jobs").body()).contains("resubmit-events");
    assertThat(anybody().get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(anybody().get("/actuator/env").status()).isEqualTo(404);
  }
}
