package studio.booking.notices.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static studio.booking.notices.jooq.db.Tables.NOTICE;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.PersonalRecords;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.PersonalRows;

/** What a client was told. */
@Repository
class NoticeRecords implements PersonalRecords {
  private final Db db;

  NoticeRecords(Db db) {
    this.db = db;
  }

  /**
   * A notice, as it is exported.
   *
   * @param aboutTime when the thing it speaks of takes place
   */
  record NoticeRecord(
      UUID id,
      String type,
      @Nullable UUID bookingId,
      @Nullable UUID sessionId,
      @Nullable UUID redemptionId,
      @Nullable Instant aboutTime,
      @Nullable Integer credits,
      Instant at,
      @Nullable Instant readAt) {}

  @Override
  public Set<String> tables() {
    return Set.of("notices.notice");
  }

  @Override
  public Later<List<PersonalFile>> about(Caller caller, ClientId client) {
    return new PersonalRows(db)
        .file("notices", NoticeRecord.class, NOTICE, NOTICE.PERSON_ID.eq(client.value()))
        .all();
  }

  /** Nobody is left to be told. */
  @Override
  public void erase(ClientId client) {
    db.write(
        deleteFrom(NOTICE)
            .where(
                NOTICE.ORGANIZATION_ID.eq(db.caller().organization().value()),
                NOTICE.PERSON_ID.eq(client.value())));
  }
}
