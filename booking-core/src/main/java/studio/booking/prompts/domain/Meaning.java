package studio.booking.prompts.domain;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.TrainingTier;

/**
 * Whether a document makes sense, which a shape alone does not. Each rule looks only at what is as
 * it should be: what is not, the schema has told of.
 */
final class Meaning {
  /** Pounds per square inch in kilograms per square metre. */
  private static final BigDecimal IMPERIAL = new BigDecimal("703.07");

  /** Both are rounded, on scales and in documents. */
  private static final BigDecimal TOLERANCE = BigDecimal.ONE;

  /** Clocks differ. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final PromptDocument document;
  private final List<Violation> found = new ArrayList<>();

  private Meaning(PromptDocument document) {
    this.document = document;
  }

  static List<Violation> violations(PromptDocument document, Instant now) {
    var meaning = new Meaning(document);
    meaning.bodyFits();
    meaning.tierFits();
    meaning.timesAreInOrder(now);
    meaning.changesAreInOrder();
    meaning.experienceFits(now);
    return meaning.found;
  }

  private void bodyFits() {
    var height = body("height_inches");
    var weight = body("weight_lbs");
    var bmi = body("bmi");
    if (height == null || weight == null || bmi == null || height.signum() <= 0) return;
    var expected = weight.multiply(IMPERIAL).divide(height.multiply(height), 1, HALF_UP);
    if (bmi.subtract(expected).abs().compareTo(TOLERANCE) <= 0) return;
    say(
        "/client_profile/basic_info/bmi",
        "bmi",
        "must fit height and weight, which give %s: leave it out, or put one of the three right"
            .formatted(expected.toPlainString()));
  }

  private @Nullable BigDecimal body(String property) {
    return document.numberAt("client_profile", "basic_info", property).orElse(null);
  }

  private void tierFits() {
    var tier = document.textAt("client_profile", "training_tier", "tier").orElse(null);
    var name = document.textAt("client_profile", "training_tier", "tier_name").orElse(null);
    if (tier == null || name == null) return;
    Arrays.stream(TrainingTier.values())
        .filter(one -> one.word().equals(tier) && !one.title().equals(name))
        .forEach(
            one ->
                say(
                    "/client_profile/training_tier/tier_name",
                    "tier",
                    "must be \"%s\", as the tier is %s".formatted(one.title(), tier)));
  }

  private void timesAreInOrder(Instant now) {
    var created = instant("created_date");
    var updated = instant("last_updated");
    var effective = instant("effective_date");
    if (created != null && updated != null && updated.isBefore(created)) {
      say("/meta/last_updated", "order", "must not be before created_date");
    }
    if (created != null && effective != null && effective.isBefore(created)) {
      say("/meta/effective_date", "order", "must not be before created_date");
    }
    if (updated != null && updated.isAfter(now.plus(AHEAD))) {
      say("/meta/last_updated", "order", "must not be in the future");
    }
  }

  private void changesAreInOrder() {
    Instant before = null;
    var updated = instant("last_updated");
    var changes = document.listAt("meta", "change_log");
    for (int i = 0; i < changes.size(); i++) {
      var date = changes.get(i) instanceof Map<?, ?> change ? instant(change.get("date")) : null;
      if (date == null) continue;
      var pointer = "/meta/change_log/%d/date".formatted(i);
      if (before != null && date.isBefore(before)) {
        say(pointer, "order", "must not be before the change that it follows: the oldest is first");
      }
      if (updated != null && date.isAfter(updated)) {
        say(pointer, "order", "must not be after last_updated");
      }
      before = date;
    }
  }

  private void experienceFits(Instant now) {
    var years = document.numberAt("client_profile", "training_history", "years_of_training");
    var age = body("age");
    if (age != null && years.isPresent() && years.get().compareTo(age) > 0) {
      say(
          "/client_profile/training_history/years_of_training",
          "age",
          "must not be more than the age");
    }
    var start =
        document
            .textAt("client_profile", "training_history", "training_start_date")
            .flatMap(Meaning::date);
    if (start.isPresent()
        && start.get().isAfter(now.plus(AHEAD).atOffset(ZoneOffset.UTC).toLocalDate())) {
      say(
          "/client_profile/training_history/training_start_date",
          "order",
          "must not be in the future");
    }
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private @Nullable Instant instant(String property) {
    return instant(document.at("meta", property));
  }

  private static @Nullable Instant instant(@Nullable Object value) {
    if (!(value instanceof String text)) return null;
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void say(String pointer, String rule, String detail) {
    found.add(new Violation(pointer, rule, detail));
  }
}
