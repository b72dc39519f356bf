package studio.booking.consent.jooq;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.val;
import static studio.booking.consent.jooq.db.Tables.VERSION;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import studio.booking.consent.VersionNumber;
import studio.booking.consent.domain.Timeline;
import studio.booking.consent.domain.Version;
import studio.booking.consent.domain.Versions;
import studio.booking.shared.Caller;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** The texts of a studio. */
@Repository
class JooqVersions implements Versions {
  private static final Cursor CURSOR = Cursor.of("consent-versions", 1);

  private static final Template<Caller> HEADS =
      Template.of(
          in ->
              select(
                      VERSION.ORDINAL,
                      VERSION.NUMBER,
                      VERSION.EFFECTIVE_ON,
                      VERSION.REQUIRES_RE_CONSENT)
                  .from(VERSION)
                  .where(VERSION.ORGANIZATION_ID.eq(in.organization())));

  private final Db db;

  JooqVersions(Db db) {
    this.db = db;
  }

  @Override
  public Later<Timeline> timeline() {
    return db.list(HEADS, db.caller(), VersionRows::head).map(Timeline::new);
  }

  @Override
  public Later<Optional<Version>> find(VersionNumber number) {
    return db.one(
        selectFrom(VERSION)
            .where(VERSION.ORGANIZATION_ID.eq(organization()), VERSION.NUMBER.eq(number.value())),
        VersionRows::version);
  }

  @Override
  public Later<Page<Version>> list(Page.Request page) {
    return db.list(
            selectFrom(VERSION)
                .where(
                    VERSION.ORGANIZATION_ID.eq(organization()),
                    page.cursor() == null
                        ? noCondition()
                        : VERSION
                            .ORDINAL
                            .cast(SQLDataType.BIGINT)
                            .lt(CURSOR.parse(page.cursor()).number(0)))
                .orderBy(VERSION.ORDINAL.desc())
                .limit(page.limit() + 1),
            VersionRows::version)
        .map(found -> Page.of(found, page.limit(), last -> CURSOR.text(last.head().ordinal())));
  }

  @Override
  public void add(Version published, Version.Head before) {
    var head = published.head();
    var by = published.publishedBy();
    db.write(
        insertInto(VERSION)
            .set(VERSION.ORGANIZATION_ID, organization())
            .set(VERSION.ORDINAL, head.ordinal())
            .set(VERSION.NUMBER, head.number().value())
            .set(VERSION.EFFECTIVE_ON, head.effectiveOn())
            .set(VERSION.FULL_TEXT, published.text().fullText())
            .set(VERSION.TEXT_SHA256, published.textHash())
            .set(VERSION.SUMMARY, published.text().summary())
            .set(VERSION.CHANGES, published.text().changes())
            .set(VERSION.REQUIRES_RE_CONSENT, head.requiresReConsent())
            .set(VERSION.PUBLISHED_AT, published.publishedAt())
            .set(VERSION.PUBLISHED_BY, by == null ? null : by.value())
            .set(VERSION.PREVIOUS_EFFECTIVE_ON, before.effectiveOn())
            .onConflictDoNothing(),
        1);
  }

  @Override
  public void begin(Instant now) {
    var begun =
        function(
            name("consent", "begin_with_the_standard"),
            SQLDataType.CLOB,
            val(organization()),
            val(now));
    db.ask(select(begun)).get();
  }

  private UUID organization() {
    return db.caller().organization().value();
  }
}
