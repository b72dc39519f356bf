package studio.booking.directory.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static studio.booking.directory.jooq.db.Tables.GUARDIANSHIP;
import static studio.booking.directory.jooq.db.Tables.PERSON;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.directory.Guardians;
import studio.booking.directory.domain.Guardianship;
import studio.booking.directory.domain.Guardianships;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.Db;

/** Guardianships as rows, which are there as long as they hold. */
@Repository
class JooqGuardianships implements Guardianships, Guardians {
  private final Db db;

  JooqGuardianships(Db db) {
    this.db = db;
  }

  @Override
  public Later<Boolean> guards(ClientId guardian, ClientId ward) {
    return db.one(
            selectOne()
                .from(GUARDIANSHIP)
                .where(between(ward, guardian), isHere(GUARDIANSHIP.CLIENT_ID))
                .and(isHere(GUARDIANSHIP.GUARDIAN_ID)),
            row -> row)
        .map(Optional::isPresent);
  }

  @Override
  public Later<Boolean> keep(ClientId guardian, ClientId ward) {
    // Who waited here for somebody who took it away finds nothing.
    var kept =
        db.one(
            select(GUARDIANSHIP.CLIENT_ID)
                .from(GUARDIANSHIP)
                .where(between(ward, guardian))
                .forKeyShare(),
            row -> row);
    var guards = guards(guardian, ward);
    return () -> kept.get().isPresent() && guards.get();
  }

  @Override
  public Later<List<Guardianship>> of(ClientId ward) {
    return db.list(
        selectFrom(GUARDIANSHIP).where(GUARDIANSHIP.CLIENT_ID.eq(ward.value())),
        JooqGuardianships::guardianship);
  }

  @Override
  public Later<Optional<Guardianship>> find(ClientId ward, ClientId guardian) {
    return db.one(
        selectFrom(GUARDIANSHIP).where(between(ward, guardian)), JooqGuardianships::guardianship);
  }

  @Override
  public void add(Guardianship named) {
    db.write(
        insertInto(GUARDIANSHIP)
            .set(GUARDIANSHIP.ORGANIZATION_ID, db.caller().organization().value())
            .set(GUARDIANSHIP.CLIENT_ID, named.ward().value())
            .set(GUARDIANSHIP.GUARDIAN_ID, named.guardian().value())
            .set(GUARDIANSHIP.PLACE, named.place())
            .set(GUARDIANSHIP.NAMED_BY, named.namedBy().value())
            .set(GUARDIANSHIP.SINCE, named.since()),
        1);
  }

  @Override
  public void remove(Guardianship named) {
    db.write(deleteFrom(GUARDIANSHIP).where(between(named.ward(), named.guardian())), 1);
  }

  @Override
  public Later<List<Listed>> guardians(ClientId ward, @Nullable ClientId after, int limit) {
    return listed(GUARDIANSHIP.CLIENT_ID.eq(ward.value()), GUARDIANSHIP.GUARDIAN_ID, after, limit);
  }

  @Override
  public Later<List<Listed>> wards(ClientId guardian, @Nullable ClientId after, int limit) {
    return listed(
        GUARDIANSHIP.GUARDIAN_ID.eq(guardian.value()), GUARDIANSHIP.CLIENT_ID, after, limit);
  }

  private Later<List<Listed>> listed(
      Condition one, Field<UUID> other, @Nullable ClientId after, int limit) {
    return db.list(
        select(GUARDIANSHIP.fields())
            .select(PERSON.ALIAS)
            .from(GUARDIANSHIP)
            .join(PERSON)
            .on(PERSON.ORGANIZATION_ID.eq(GUARDIANSHIP.ORGANIZATION_ID), PERSON.ID.eq(other))
            .where(one, PersonRows.has(Role.CLIENT), PersonRows.HERE)
            .and(after == null ? noCondition() : other.gt(after.value()))
            .orderBy(other)
            .limit(limit),
        row -> new Listed(guardianship(row), row.get(PERSON.ALIAS)));
  }

  private static Condition between(ClientId ward, ClientId guardian) {
    return GUARDIANSHIP
        .CLIENT_ID
        .eq(ward.value())
        .and(GUARDIANSHIP.GUARDIAN_ID.eq(guardian.value()));
  }

  private static Condition isHere(Field<UUID> client) {
    return exists(
        selectOne()
            .from(PERSON)
            .where(PERSON.ORGANIZATION_ID.eq(GUARDIANSHIP.ORGANIZATION_ID))
            .and(PERSON.ID.eq(client))
            .and(PersonRows.has(Role.CLIENT))
            .and(PersonRows.HERE));
  }

  private static Guardianship guardianship(Record row) {
    return new Guardianship(
        new ClientId(row.get(GUARDIANSHIP.CLIENT_ID)),
        new ClientId(row.get(GUARDIANSHIP.GUARDIAN_ID)),
        row.get(GUARDIANSHIP.PLACE),
        new PersonId(row.get(GUARDIANSHIP.NAMED_BY)),
        row.get(GUARDIANSHIP.SINCE));
  }
}
