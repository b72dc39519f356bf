package studio.booking.audit.application;

import studio.booking.audit.domain.Entries;
import studio.booking.shared.Caller;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Shows admins who did what in their studio. */
@Query
public class ReadAuditLog {
  private static final Cursor CURSOR = Cursor.of("audit-log", 2);

  private final Entries entries;

  public ReadAuditLog(Entries entries) {
    this.entries = entries;
  }

  public Page<Entries.Listed> read(Caller caller, Entries.Filter filter, Page.Request page) {
    var after = page.cursor() == null ? null : CURSOR.parse(page.cursor());
    var found = entries.find(filter, after, page.limit() + 1).get();
    return Page.of(found, page.limit(), last -> CURSOR.text(last.entry().at(), last.entry().id()));
  }
}
