package studio.booking.privacy.jooq;

import static studio.booking.privacy.jooq.db.Tables.CLIENT_PROFILE_TRAINING;

import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.TrainingTier;
import studio.booking.privacy.domain.Age;
import studio.booking.privacy.domain.Ciphertext;
import studio.booking.privacy.domain.Gender;
import studio.booking.privacy.domain.Height;
import studio.booking.privacy.domain.KeyId;
import studio.booking.privacy.domain.MovementScreen;
import studio.booking.privacy.domain.SealedTraining;
import studio.booking.privacy.domain.TrainingProfile;
import studio.booking.privacy.domain.TrainingText;
import studio.booking.privacy.domain.WearableDevice;
import studio.booking.privacy.domain.Weight;
import studio.booking.shared.ClientId;
import studio.booking.shared.Money;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** How training profiles are written down. */
final class TrainingRows {
  /** What is not encrypted. */
  static final List<Field<?>> OPEN =
      List.of(
          CLIENT_PROFILE_TRAINING.CLIENT_ID,
          CLIENT_PROFILE_TRAINING.AGE,
          CLIENT_PROFILE_TRAINING.AGE_AS_OF,
          CLIENT_PROFILE_TRAINING.GENDER,
          CLIENT_PROFILE_TRAINING.HEIGHT_MM,
          CLIENT_PROFILE_TRAINING.WEIGHT_G,
          CLIENT_PROFILE_TRAINING.BODY_FAT_PERCENTAGE,
          CLIENT_PROFILE_TRAINING.TRAINING_START_DATE,
          CLIENT_PROFILE_TRAINING.YEARS_TRAINING_EXPERIENCE,
          CLIENT_PROFILE_TRAINING.WEARABLE_DEVICE,
          CLIENT_PROFILE_TRAINING.WEARABLE_INTEGRATION_ACTIVE,
          CLIENT_PROFILE_TRAINING.TRAINING_TIER,
          CLIENT_PROFILE_TRAINING.SESSION_RATE_MINOR,
          CLIENT_PROFILE_TRAINING.SESSION_RATE_CURRENCY);

  private TrainingRows() {}

  static Map<Field<?>, @Nullable Object> values(SealedTraining profile) {
    // In one order, so that the statements have one text.
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    var open = profile.open();
    var age = profile.age();
    values.put(CLIENT_PROFILE_TRAINING.AGE, made(age, Age::years));
    values.put(CLIENT_PROFILE_TRAINING.AGE_AS_OF, made(age, Age::asOf));
    values.put(CLIENT_PROFILE_TRAINING.GENDER, made(open.gender(), Gender::word));
    values.put(CLIENT_PROFILE_TRAINING.HEIGHT_MM, made(open.height(), Height::millimetres));
    values.put(CLIENT_PROFILE_TRAINING.WEIGHT_G, made(open.weight(), Weight::grams));
    values.put(CLIENT_PROFILE_TRAINING.BODY_FAT_PERCENTAGE, open.bodyFatPercentage());
    values.put(CLIENT_PROFILE_TRAINING.TRAINING_START_DATE, open.trainingStartDate());
    values.put(CLIENT_PROFILE_TRAINING.YEARS_TRAINING_EXPERIENCE, open.yearsTrainingExperience());
    values.put(
        CLIENT_PROFILE_TRAINING.WEARABLE_DEVICE, made(open.wearableDevice(), WearableDevice::word));
    values.put(
        CLIENT_PROFILE_TRAINING.WEARABLE_INTEGRATION_ACTIVE, open.wearableIntegrationActive());
    values.put(
        CLIENT_PROFILE_TRAINING.TRAINING_TIER, made(open.trainingTier(), TrainingTier::word));
    var rate = open.sessionRate();
    values.put(CLIENT_PROFILE_TRAINING.SESSION_RATE_MINOR, made(rate, Money::amountMinor));
    values.put(
        CLIENT_PROFILE_TRAINING.SESSION_RATE_CURRENCY,
        made(rate, money -> money.currency().getCurrencyCode()));
    for (var text : TrainingText.values()) {
      values.put(column(text), made(profile.texts().get(text), Ciphertext::bytes));
    }
    values.put(CLIENT_PROFILE_TRAINING.KEY_ID, made(profile.key(), KeyId::value));
    values.put(CLIENT_PROFILE_TRAINING.CHANGED_AT, profile.at());
    values.put(CLIENT_PROFILE_TRAINING.VERSION, profile.version());
    return values;
  }

  /** The same for new ones, of which there is at least one. */
  static Columns<Map<Field<?>, @Nullable Object>> columns(Db db, List<SealedTraining> profiles) {
    var made = profiles.stream().map(TrainingRows::whole).toList();
    var rows = Rows.of(made, "made");
    var columns = new Columns<>(db, CLIENT_PROFILE_TRAINING.ORGANIZATION_ID, rows);
    for (var field : made.getFirst().keySet()) columns.field(field, column(rows, field));
    return columns;
  }

  private static Map<Field<?>, @Nullable Object> whole(SealedTraining profile) {
    var values = values(profile);
    values.put(CLIENT_PROFILE_TRAINING.CLIENT_ID, profile.client().value());
    values.put(CLIENT_PROFILE_TRAINING.CREATED_AT, profile.at());
    return values;
  }

  private static <V> Field<V> column(Rows<Map<Field<?>, @Nullable Object>> rows, Field<V> field) {
    Function<Map<Field<?>, @Nullable Object>, @Nullable V> value =
        values -> field.getType().cast(values.get(field));
    return rows.column(field.getName(), field.getDataType(), value);
  }

  static SealedTraining sealed(Record row) {
    var texts = new EnumMap<TrainingText, Ciphertext>(TrainingText.class);
    for (var text : TrainingText.values()) {
      var bytes = row.get(column(text));
      if (bytes != null) texts.put(text, Ciphertext.of(bytes));
    }
    return new SealedTraining(
        client(row),
        age(row),
        open(row),
        made(row.get(CLIENT_PROFILE_TRAINING.KEY_ID), KeyId::new),
        texts,
        row.get(CLIENT_PROFILE_TRAINING.CHANGED_AT),
        row.get(CLIENT_PROFILE_TRAINING.VERSION));
  }

  static ClientId client(Record row) {
    return new ClientId(row.get(CLIENT_PROFILE_TRAINING.CLIENT_ID));
  }

  static @Nullable Age age(Record row) {
    var age = row.get(CLIENT_PROFILE_TRAINING.AGE);
    return age == null ? null : new Age(age, row.get(CLIENT_PROFILE_TRAINING.AGE_AS_OF));
  }

  /** What is not encrypted. */
  static TrainingProfile open(Record row) {
    var rate = row.get(CLIENT_PROFILE_TRAINING.SESSION_RATE_MINOR);
    return new TrainingProfile(
        made(row.get(CLIENT_PROFILE_TRAINING.GENDER), Gender::of),
        made(row.get(CLIENT_PROFILE_TRAINING.HEIGHT_MM), Height::new),
        made(row.get(CLIENT_PROFILE_TRAINING.WEIGHT_G), Weight::new),
        row.get(CLIENT_PROFILE_TRAINING.BODY_FAT_PERCENTAGE),
        List.of(),
        row.get(CLIENT_PROFILE_TRAINING.TRAINING_START_DATE),
        row.get(CLIENT_PROFILE_TRAINING.YEARS_TRAINING_EXPERIENCE),
        List.of(),
        MovementScreen.NONE,
        List.of(),
        List.of(),
        List.of(),
        made(row.get(CLIENT_PROFILE_TRAINING.WEARABLE_DEVICE), WearableDevice::of),
        row.get(CLIENT_PROFILE_TRAINING.WEARABLE_INTEGRATION_ACTIVE),
        made(row.get(CLIENT_PROFILE_TRAINING.TRAINING_TIER), TrainingTier::of),
        rate == null
            ? null
            : new Money(
                rate,
                Currency.getInstance(row.get(CLIENT_PROFILE_TRAINING.SESSION_RATE_CURRENCY))));
  }

  private static <T, U> @Nullable U made(@Nullable T from, Function<T, U> made) {
    return from == null ? null : made.apply(from);
  }

  private static Field<byte[]> column(TrainingText text) {
    return switch (text) {
      case GOALS -> CLIENT_PROFILE_TRAINING.GOALS;
      case INJURY_HISTORY -> CLIENT_PROFILE_TRAINING.INJURY_HISTORY;
      case MOVEMENT_SCREEN -> CLIENT_PROFILE_TRAINING.MOVEMENT_SCREEN;
      case CURRENT_MEDICATIONS -> CLIENT_PROFILE_TRAINING.CURRENT_MEDICATIONS;
      case SUPPLEMENTS -> CLIENT_PROFILE_TRAINING.SUPPLEMENTS;
      case ALLERGIES -> CLIENT_PROFILE_TRAINING.ALLERGIES;
    };
  }

  /** What an age is written as. */
  static Map<Field<?>, @Nullable Object> values(@Nullable Age age) {
    var values = new HashMap<Field<?>, @Nullable Object>();
    values.put(CLIENT_PROFILE_TRAINING.AGE, made(age, Age::years));
    values.put(CLIENT_PROFILE_TRAINING.AGE_AS_OF, made(age, Age::asOf));
    return values;
  }
}
