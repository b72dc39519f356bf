package studio.booking.prompts.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.ClientIntake.Newcomer;
import studio.booking.privacy.Introduction.Training;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/** A document of the schema in force, made of one of another system. */
final class NewContent {
  private static final String VERSION = Examination.MAJOR + ".0.0";
  private static final BigDecimal IMPERIAL = new BigDecimal("703.07");
  private static final Pattern PLAIN_VERSION = Pattern.compile("[0-9]{1,4}(?:\\.[0-9]{1,9}){0,2}");

  /** Of anything that a document could be of. */
  private static final int FIRST_YEAR = 1901;

  private static final int LAST_YEAR = 2199;

  private final Caller by;
  private final ClientId client;
  private final Instant now;

  NewContent(Caller by, ClientId client, Instant now) {
    this.by = by;
    this.client = client;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Makes it.
   *
   * @param newcomer null where who they are could not be read
   */
  Map<String, @Nullable Object> of(OldPrompt old, @Nullable Newcomer newcomer) {
    var document = new LinkedHashMap<String, @Nullable Object>();
    document.put("schema_version", VERSION);
    document.put("meta", meta(old));
    document.put("client_profile", profile(old, newcomer));
    return document;
  }

  private Map<String, @Nullable Object> meta(OldPrompt old) {
    var meta = new LinkedHashMap<String, @Nullable Object>();
    var created = instant(old.created());
    if (created == null || created.isAfter(now)) created = now;
    var effective = instant(old.effective());
    meta.put("client_id", client.value().toString());
    meta.put("created_date", created.toString());
    meta.put("last_updated", now.toString());
    put(meta, "last_updated_by", person());
    if (effective != null && !effective.isBefore(created)) {
      meta.put("effective_date", effective.toString());
    }
    put(meta, "confidentiality_level", old.confidentiality());
    meta.put("change_log", List.of(change(old.version())));
    return meta;
  }

  private Map<String, @Nullable Object> change(@Nullable String version) {
    boolean plain = version != null && PLAIN_VERSION.matcher(version).matches();
    var change = new LinkedHashMap<String, @Nullable Object>();
    change.put("version", VERSION);
    change.put("date", now.toString());
    change.put(
        "changes",
        "Taken over from another system" + (plain ? ", where it had version " + version : ""));
    put(change, "updated_by", person());
    return change;
  }

  private @Nullable String person() {
    return by.person() == null ? null : by.person().value().toString();
  }

  private Map<String, @Nullable Object> profile(OldPrompt old, @Nullable Newcomer newcomer) {
    var training = old.introduction().training();
    var profile = new LinkedHashMap<String, @Nullable Object>();
    profile.put("basic_info", info(old, training, newcomer));
    profile.put("training_tier", tier(old, training));
    put(profile, "training_goals", training.goals());
    put(profile, "training_history", history(old, training));
    put(profile, "health", health(training));
    put(profile, "notes", old.notes());
    return profile;
  }

  private Map<String, @Nullable Object> info(
      OldPrompt old, Training training, @Nullable Newcomer newcomer) {
    var info = new LinkedHashMap<String, @Nullable Object>();
    var height = training.heightInches();
    var weight = training.weightLbs();
    put(info, "age", age(old, newcomer));
    put(info, "gender", old.gender());
    put(info, "height_inches", height);
    put(info, "weight_lbs", weight);
    put(info, "body_fat_percentage", training.bodyFatPercentage());
    if (height != null && weight != null && height.signum() > 0) {
      info.put(
          "bmi",
          weight.multiply(IMPERIAL).divide(height.multiply(height), 1, RoundingMode.HALF_UP));
    }
    put(info, "confirmed_unusual", old.confirmed());
    return info;
  }

  /** Of the first of the month, as nobody needs to learn a birthday from it. */
  private @Nullable BigInteger age(OldPrompt old, @Nullable Newcomer newcomer) {
    var month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
    var age = newcomer == null ? null : newcomer.ageIn(month);
    return age != null && age.isPresent() ? BigInteger.valueOf(age.getAsInt()) : old.age();
  }

  private static Map<String, @Nullable Object> tier(OldPrompt old, Training training) {
    var tier = new LinkedHashMap<String, @Nullable Object>();
    if (training.tier() != null) {
      tier.put("tier", training.tier().word());
      tier.put("tier_name", training.tier().title());
    }
    put(tier, "session_rate_usd", training.sessionRateUsd());
    put(tier, "sessions_per_week", old.sessionsPerWeek());
    return tier;
  }

  private static Map<String, @Nullable Object> history(OldPrompt old, Training training) {
    var history = new LinkedHashMap<String, @Nullable Object>();
    var start = training.startDate();
    put(history, "training_start_date", start == null ? null : start.toString());
    put(history, "years_of_training", old.years());
    put(history, "injury_history", training.injuries());
    return history;
  }

  private static Map<String, @Nullable Object> health(Training training) {
    var health = new LinkedHashMap<String, @Nullable Object>();
    put(health, "current_medications", training.medications());
    put(health, "supplements", training.supplements());
    put(health, "allergies", training.allergies());
    put(health, "movement_screen", training.screening());
    return health;
  }

  /** What is not there, and what has nothing in it, is left out. */
  private static void put(
      Map<String, @Nullable Object> object, String name, @Nullable Object value) {
    boolean nothing =
        switch (value) {
          case null -> true;
          case List<?> list -> list.isEmpty();
          case Map<?, ?> inside -> inside.isEmpty();
          default -> false;
        };
    if (!nothing) object.put(name, value);
  }

  private static @Nullable Instant instant(@Nullable String text) {
    if (text == null) return null;
    try {
      var at =
          text.length() > "2026-01-31".length()
              ? OffsetDateTime.parse(text)
              : LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
      return at.getYear() < FIRST_YEAR || at.getYear() > LAST_YEAR
          ? null
          : at.toInstant().truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
