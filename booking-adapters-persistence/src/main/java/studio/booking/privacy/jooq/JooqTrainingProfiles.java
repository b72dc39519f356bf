package studio.booking.privacy.jooq;

import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static studio.booking.privacy.jooq.db.Tables.CLIENT_PROFILE_TRAINING;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.privacy.domain.Age;
import studio.booking.privacy.domain.SealedTraining;
import studio.booking.privacy.domain.TrainingProfiles;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.jooq.Db;

/** Training profiles as rows. */
@Repository
class JooqTrainingProfiles implements TrainingProfiles {
  private final Db db;

  JooqTrainingProfiles(Db db) {
    this.db = db;
  }

  @Override
  public Later<Optional<SealedTraining>> find(ClientId client) {
    return db.one(
        selectFrom(CLIENT_PROFILE_TRAINING)
            .where(CLIENT_PROFILE_TRAINING.CLIENT_ID.eq(client.value()))
            .and(CLIENT_PROFILE_TRAINING.DELETED_AT.isNull()),
        TrainingRows::sealed);
  }

  @Override
  public Later<List<Outline>> list(Filter filter, @Nullable ClientId after, int atMost) {
    return db.list(
        select(TrainingRows.OPEN)
            .from(CLIENT_PROFILE_TRAINING)
            .where(fits(filter))
            .and(CLIENT_PROFILE_TRAINING.DELETED_AT.isNull())
            .and(
                after == null ? noCondition() : CLIENT_PROFILE_TRAINING.CLIENT_ID.gt(after.value()))
            .orderBy(CLIENT_PROFILE_TRAINING.CLIENT_ID)
            .limit(atMost),
        row ->
            new Outline(TrainingRows.client(row), TrainingRows.age(row), TrainingRows.open(row)));
  }

  private static Condition fits(Filter filter) {
    var fits = noCondition();
    var tier = filter.tier();
    if (tier != null) fits = fits.and(CLIENT_PROFILE_TRAINING.TRAINING_TIER.eq(tier.word()));
    var gender = filter.gender();
    if (gender != null) fits = fits.and(CLIENT_PROFILE_TRAINING.GENDER.eq(gender.word()));
    return fits.and(limit(CLIENT_PROFILE_TRAINING.AGE::ge, filter.minAge()))
        .and(limit(CLIENT_PROFILE_TRAINING.AGE::le, filter.maxAge()));
  }

  private static Condition limit(Function<Integer, Condition> fits, @Nullable Integer age) {
    return age == null ? noCondition() : fits.apply(age);
  }

  @Override
  public void add(List<SealedTraining> profiles) {
    var columns = TrainingRows.columns(db, profiles);
    db.write(
        insertInto(CLIENT_PROFILE_TRAINING)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table()))
            .onConflictDoNothing(),
        profiles.size());
  }

  @Override
  public void replace(SealedTraining profile) {
    db.write(
        update(CLIENT_PROFILE_TRAINING)
            .set(TrainingRows.values(profile))
            .where(CLIENT_PROFILE_TRAINING.CLIENT_ID.eq(profile.client().value()))
            .and(CLIENT_PROFILE_TRAINING.VERSION.eq(profile.version() - 1)),
        1);
  }

  @Override
  public void hide(ClientId client, Instant at) {
    db.write(deleted(client, at));
  }

  @Override
  public void show(ClientId client) {
    db.write(deleted(client, null));
  }

  private static Query deleted(ClientId client, @Nullable Instant at) {
    return update(CLIENT_PROFILE_TRAINING)
        .set(CLIENT_PROFILE_TRAINING.DELETED_AT, val(at, CLIENT_PROFILE_TRAINING.DELETED_AT))
        .where(CLIENT_PROFILE_TRAINING.CLIENT_ID.eq(client.value()));
  }

  @Override
  public void age(ClientId client, @Nullable Age age) {
    db.write(
        update(CLIENT_PROFILE_TRAINING)
            .set(TrainingRows.values(age))
            .where(CLIENT_PROFILE_TRAINING.CLIENT_ID.eq(client.value())));
  }

  @Override
  public void erase(ClientId client) {
    db.write(
        deleteFrom(CLIENT_PROFILE_TRAINING)
            .where(CLIENT_PROFILE_TRAINING.CLIENT_ID.eq(client.value())));
  }
}
