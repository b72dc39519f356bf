package studio.booking.notices.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static studio.booking.notices.jooq.db.Tables.NOTICE;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Query;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.notices.domain.Notice;
import studio.booking.notices.domain.Notices;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** Notices as rows. Their ids rise with time, so they are their order. */
@Repository
class JooqNotices implements Notices {
  private static final Template<List<Notice>> ADD = Template.of(JooqNotices::adding);

  private final Db db;

  JooqNotices(Db db) {
    this.db = db;
  }

  @Override
  public void add(List<Notice> notices) {
    db.write(ADD, notices, notices.size());
  }

  private static Query adding(Template.Blanks<List<Notice>> in) {
    var columns =
        new Columns<>(in, NOTICE.ORGANIZATION_ID, in.<Notice>rows("told", notices -> notices))
            .uuid(NOTICE.PERSON_ID, one -> one.person().value())
            .uuid(NOTICE.ID, Notice::id)
            .text(NOTICE.TYPE, one -> one.type().name())
            .uuid(NOTICE.BOOKING_ID, one -> one.about().booking())
            .uuid(NOTICE.SESSION_ID, one -> one.about().session())
            .uuid(NOTICE.REDEMPTION_ID, one -> one.about().redemption())
            .instant(NOTICE.ABOUT_TIME, Notice::aboutTime)
            .number(NOTICE.CREDITS, Notice::credits)
            .instant(NOTICE.AT, Notice::at);
    return insertInto(NOTICE)
        .columns(columns.names())
        .select(select(columns.values()).from(columns.table()));
  }

  @Override
  public Later<List<Notice>> of(
      PersonId person, boolean unreadOnly, @Nullable UUID before, int limit) {
    return db.list(
        select(NOTICE.fields())
            .from(NOTICE)
            .where(NOTICE.PERSON_ID.eq(person.value()))
            .and(unreadOnly ? NOTICE.READ_AT.isNull() : noCondition())
            .and(before == null ? noCondition() : NOTICE.ID.lt(before))
            .orderBy(NOTICE.ID.desc())
            .limit(limit),
        JooqNotices::notice);
  }

  @Override
  public int markRead(PersonId person, Collection<UUID> notices, Instant now) {
    return db.execute(
        update(NOTICE)
            .set(NOTICE.READ_AT, now)
            .where(NOTICE.PERSON_ID.eq(person.value()))
            .and(NOTICE.ID.eq(any(notices.toArray(UUID[]::new))))
            .and(NOTICE.READ_AT.isNull()));
  }

  private static Notice notice(Record row) {
    return new Notice(
        row.get(NOTICE.ID),
        new PersonId(row.get(NOTICE.PERSON_ID)),
        Notice.Type.valueOf(row.get(NOTICE.TYPE)),
        new Notice.Subject(
            row.get(NOTICE.BOOKING_ID), row.get(NOTICE.SESSION_ID), row.get(NOTICE.REDEMPTION_ID)),
        row.get(NOTICE.ABOUT_TIME),
        row.get(NOTICE.CREDITS),
        row.get(NOTICE.AT),
        row.get(NOTICE.READ_AT));
  }
}
