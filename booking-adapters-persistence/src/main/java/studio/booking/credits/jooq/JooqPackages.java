package studio.booking.credits.jooq;

import static java.lang.Boolean.FALSE;
import static java.lang.Boolean.TRUE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static studio.booking.credits.jooq.db.Tables.PACKAGE;
import static studio.booking.credits.jooq.db.Tables.REDEMPTION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import studio.booking.credits.PackageId;
import studio.booking.credits.domain.Packages;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Template;

/** Packages as rows. */
@Repository
class JooqPackages implements Packages {
  private static final UUID NOBODY = new UUID(0, 0);
  private static final Cursor CURSOR = Cursor.of("packages", 2);

  /**
   * @param afterPosition with {@code after}: the last package of the page before
   */
  private record Portion(Seen seen, Filter filter, int afterPosition, UUID after, int limit) {
    static Portion of(Seen seen, Filter filter, Page.Request page) {
      int limit = page.limit() + 1;
      if (page.cursor() == null) {
        return new Portion(seen, filter, Integer.MIN_VALUE, NOBODY, limit);
      }
      var last = CURSOR.parse(page.cursor());
      int position = PackageRows.position(last.number(0));
      return new Portion(seen, filter, position, last.uuid(1), limit);
    }

    boolean seesAll() {
      return seen instanceof Seen.Everything;
    }

    UUID own() {
      return seen instanceof Seen.OnSaleAndOwn(var coach) ? coach.value() : NOBODY;
    }

    String kind() {
      return filter.kind() == null ? "" : filter.kind().name();
    }

    UUID coach() {
      return filter.coach() == null ? NOBODY : filter.coach().value();
    }

    UUID paysFor() {
      return filter.paysFor() == null ? NOBODY : filter.paysFor().value();
    }
  }

  private static final Template<Portion> LIST =
      Template.of(
          in ->
              selectFrom(PACKAGE)
                  .where(
                      PACKAGE.ARCHIVED_AT.isNull(),
                      PACKAGE
                          .ACTIVE
                          .isTrue()
                          .or(in.flag(Portion::seesAll))
                          .or(PACKAGE.COACH_ID.eq(in.uuid(Portion::own))),
                      PACKAGE
                          .KIND
                          .eq(in.text(Portion::kind))
                          .or(in.flag(portion -> portion.filter().kind() == null)),
                      PACKAGE
                          .COACH_ID
                          .eq(in.uuid(Portion::coach))
                          .or(in.flag(portion -> portion.filter().coach() == null)),
                      cardinality(PACKAGE.SESSION_TYPE_IDS)
                          .eq(0)
                          .or(in.uuid(Portion::paysFor).eq(any(PACKAGE.SESSION_TYPE_IDS)))
                          .or(in.flag(portion -> portion.filter().paysFor() == null)),
                      PACKAGE
                          .ACTIVE
                          .isTrue()
                          .or(in.flag(portion -> !TRUE.equals(portion.filter().active()))),
                      PACKAGE
                          .ACTIVE
                          .isFalse()
                          .or(in.flag(portion -> !FALSE.equals(portion.filter().active()))),
                      row(PACKAGE.POSITION, PACKAGE.ID)
                          .gt(in.number(Portion::afterPosition), in.uuid(Portion::after)))
                  .orderBy(PACKAGE.POSITION, PACKAGE.ID)
                  .limit(in.number(Portion::limit)));

  private static final Template<PackageId> BY_ID =
      Template.of(in -> selectFrom(PACKAGE).where(is(in)));
  private static final Template<PackageId> LOCKED =
      Template.of(in -> selectFrom(PACKAGE).where(is(in)).forNoKeyUpdate());

  private static Condition is(Template.Blanks<PackageId> in) {
    return PACKAGE
        .ORGANIZATION_ID
        .eq(in.organization())
        .and(PACKAGE.ID.eq(in.uuid(PackageId::value)));
  }

  private final Db db;

  JooqPackages(Db db) {
    this.db = db;
  }

  @Override
  public Later<Optional<StudioPackage>> find(PackageId id) {
    return db.one(BY_ID, id, PackageRows::read);
  }

  @Override
  public Later<Optional<StudioPackage>> lock(PackageId id) {
    return db.one(LOCKED, id, PackageRows::read);
  }

  @Override
  public Later<Set<PackageId>> known(Set<PackageId> ids) {
    return db.list(
            DSL.select(PACKAGE.ID)
                .from(PACKAGE)
                .where(ours(PACKAGE.ORGANIZATION_ID), PACKAGE.ID.eq(any(val(uuids(ids))))),
            row -> new PackageId(row.get(PACKAGE.ID)))
        .map(Set::copyOf);
  }

  private static UUID[] uuids(Set<PackageId> ids) {
    return ids.stream().map(PackageId::value).toArray(UUID[]::new);
  }

  @Override
  public Later<Page<StudioPackage>> list(Seen seen, Filter filter, Page.Request page) {
    return db.list(LIST, Portion.of(seen, filter, page), PackageRows::read)
        .map(
            found ->
                Page.of(
                    found,
                    page.limit(),
                    last -> CURSOR.text(last.terms().position(), last.id().value())));
  }

  @Override
  public Later<Boolean> redeemed(ClientId client, PackageId id) {
    var known =
        field(
            DSL.exists(
                selectOne()
                    .from(REDEMPTION)
                    .where(
                        ours(REDEMPTION.ORGANIZATION_ID),
                        REDEMPTION.CLIENT_ID.eq(client.value()),
                        REDEMPTION.PACKAGE_ID.eq(id.value()))));
    return db.ask(DSL.select(known)).map(found -> found.getFirst().get(known));
  }

  @Override
  public void add(List<StudioPackage> packages, Instant now) {
    for (var added : packages) {
      db.write(
          DSL.insertInto(PACKAGE)
              .set(PACKAGE.ORGANIZATION_ID, organization())
              .set(PACKAGE.ID, added.id().value())
              .set(PACKAGE.CREATED_AT, now)
              .set(PACKAGE.VERSION, added.version())
              .set(PackageRows.columns(added)),
          1);
    }
  }

  @Override
  public void save(StudioPackage changed) {
    db.write(
        update(PACKAGE)
            .set(PACKAGE.VERSION, changed.version())
            .set(PackageRows.columns(changed))
            .where(is(changed.id()), PACKAGE.VERSION.eq(changed.version() - 1)),
        1);
  }

  private Condition is(PackageId id) {
    return ours(PACKAGE.ORGANIZATION_ID).and(PACKAGE.ID.eq(id.value()));
  }

  private Condition ours(Field<UUID> column) {
    return column.eq(organization());
  }

  private UUID organization() {
    return db.caller().organization().value();
  }
}
