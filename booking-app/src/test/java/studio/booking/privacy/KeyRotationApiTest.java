package studio.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import studio.booking.operations.Job;
import studio.booking.privacy.application.RotateKeysWhenDue;

/** Over HTTP: clients' keys of which nobody noted what encrypts them. */
class KeyRotationApiTest extends OfAlex {
  @Autowired private RotateKeysWhenDue job;

  @Test
  void keys_are_encrypted_anew_once_and_can_be_read_before_and_after() throws SQLException {
    forgetWhatEncrypts();
    seen(admin, alex.id()).mustBe(200);

    var report = api.post(admin, "/api/admin/keys/rotate", null).mustBe(200).json();

    assertThat(report.path("rewrapped").asInt()).isOne();
    assertThat(report.path("unreadable").asInt()).isZero();
    assertThat(report.path("complete").asBoolean()).isTrue();
    seen(admin, alex.id()).mustBe(200);
    var again = api.post(admin, "/api/admin/keys/rotate", null).mustBe(200).json();
    assertThat(again.path("rewrapped").asInt()).isZero();
    var log = api.get(admin, "/api/audit-log?action=KEYS_REWRAPPED").mustBe(200).json();
    assertThat(log.path("items")).hasSize(1);
    assertThat(log.at("/items/0/details/keys").asString()).isEqualTo("1");
  }

  @Test
  void the_job_does_what_nobody_asks_for() throws SQLException {
    forgetWhatEncrypts();

    Job.Report report = job.run(studio.id(), () -> false);

    assertThat(report.counts()).containsEntry("rewrapped", 1L);
    seen(admin, alex.id()).mustBe(200);
    assertThat(job.run(studio.id(), () -> false).counts()).containsEntry("rewrapped", 0L);
  }

  @Test
  void a_key_that_nothing_opens_is_told_of_and_left() throws SQLException {
    run("wrapped = overlay(wrapped placing '\\xff'::bytea from 20), wrapped_by = null");

    var report = api.post(admin, "/api/admin/keys/rotate", null).mustBe(200).json();

    assertThat(report.path("unreadable").asInt()).isOne();
    assertThat(report.path("remaining").asInt()).isOne();
    assertThat(report.path("complete").asBoolean()).isFalse();
  }

  private void forgetWhatEncrypts() throws SQLException {
    run("wrapped_by = null");
  }

  private void run(String change) throws SQLException {
    try (var connection = Database.get().keysSuperuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "update keys.data_key set %s where organization_id = '%s'"
              .formatted(change, studio.id().value()));
    }
  }
}
