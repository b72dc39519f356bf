package studio.booking.consent.jooq;

import static studio.booking.consent.jooq.db.Tables.VERSION;

import org.jooq.Record;
import studio.booking.consent.VersionNumber;
import studio.booking.consent.domain.Version;
import studio.booking.shared.PersonId;

/** Versions of the text as rows. */
final class VersionRows {
  private VersionRows() {}

  static Version version(Record row) {
    var by = row.get(VERSION.PUBLISHED_BY);
    return new Version(
        head(row),
        new Version.Text(
            row.get(VERSION.FULL_TEXT), row.get(VERSION.SUMMARY), row.get(VERSION.CHANGES)),
        row.get(VERSION.TEXT_SHA256),
        row.get(VERSION.PUBLISHED_AT),
        by == null ? null : new PersonId(by));
  }

  static Version.Head head(Record row) {
    return new Version.Head(
        row.get(VERSION.ORDINAL),
        new VersionNumber(row.get(VERSION.NUMBER)),
        row.get(VERSION.EFFECTIVE_ON),
        row.get(VERSION.REQUIRES_RE_CONSENT));
  }
}
