package studio.booking.privacy.application;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import studio.booking.operations.EachStudio;
import studio.booking.shared.AgingRecords;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/** Looks each hour whether something is older than what its studio keeps. */
public class DeleteOldRecordsWhenDue extends EachStudio {
  private final List<AgingRecords> records;
  private final DeleteOldRecords deleteOldRecords;
  private final Clock clock;

  public DeleteOldRecordsWhenDue(
      List<AgingRecords> records, DeleteOldRecords deleteOldRecords, Clock clock) {
    this.records = List.copyOf(records);
    this.deleteOldRecords = deleteOldRecords;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "delete-old-records";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  protected List<OrganizationId> due() {
    // For how long it keeps them is known in each studio; none keeps them for less than a year.
    var before = clock.instant().atOffset(ZoneOffset.UTC).minusYears(1).toInstant();
    return records.stream().flatMap(one -> one.studios(before).stream()).distinct().toList();
  }

  @Override
  protected String counted() {
    return "deleted";
  }

  @Override
  protected int workIn(Caller studio) {
    return deleteOldRecords.delete(studio);
  }
}
