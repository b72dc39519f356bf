package studio.booking.privacy.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import studio.booking.audit.AuditLog;
import studio.booking.directory.Studios;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.shared.AgingRecords;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/** Deletes what nobody has touched for as long as the studio keeps such things. */
@UseCase
public class DeleteOldRecords {
  /** How many of each kind at once. */
  static final int SET = 200;

  private final List<AgingRecords> records;
  private final Studios studios;
  private final AuditLog audit;
  private final Clock clock;

  DeleteOldRecords(List<AgingRecords> records, Studios studios, AuditLog audit, Clock clock) {
    this.records = List.copyOf(records);
    this.studios = studios;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Deletes one set.
   *
   * @return how many; 0 when none are left
   */
  public int delete(Caller caller) {
    var studio = studios.current().get();
    var before = ListOldRecords.cutoff(studio, clock.instant().atZone(studio.zone()));
    int deleted = 0;
    for (var one : records) {
      var clients = one.delete(before, SET);
      deleted += clients.size();
      var what = Map.of("kind", one.kind());
      audit.record(
          caller,
          clients.stream()
              .map(
                  client ->
                      new AuditLog.Act(
                          PiiAction.PROFILE_EXPIRED.name(), "client", client.value(), client, what))
              .toList());
    }
    return deleted;
  }
}
