package studio.booking.privacy.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.TrainingTier;
import studio.booking.shared.Money;

/**
 * What a coach needs to know of a client to train them, and nothing that says who they are. How old
 * they are follows from their date of birth, which is not in here.
 */
public record TrainingProfile(
    @Nullable Gender gender,
    @Nullable Height height,
    @Nullable Weight weight,
    @Nullable BigDecimal bodyFatPercentage,
    List<String> goals,
    @Nullable LocalDate trainingStartDate,
    @Nullable Integer yearsTrainingExperience,
    List<String> injuryHistory,
    MovementScreen movementScreen,
    List<String> currentMedications,
    List<String> supplements,
    List<String> allergies,
    @Nullable WearableDevice wearableDevice,
    boolean wearableIntegrationActive,
    @Nullable TrainingTier trainingTier,
    @Nullable Money sessionRate) {
  private static final String LINE = "\n";

  public static final TrainingProfile NONE =
      new TrainingProfile(
          null,
          null,
          null,
          null,
          List.of(),
          null,
          null,
          List.of(),
          MovementScreen.NONE,
          List.of(),
          List.of(),
          List.of(),
          null,
          false,
          null,
          null);

  public TrainingProfile {
    if (bodyFatPercentage != null) bodyFatPercentage = bodyFatPercentage.setScale(2);
    goals = List.copyOf(goals);
    injuryHistory = List.copyOf(injuryHistory);
    currentMedications = List.copyOf(currentMedications);
    supplements = List.copyOf(supplements);
    allergies = List.copyOf(allergies);
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  /** Follows from height and weight; null unless both are known. */
  public @Nullable BigDecimal bmi() {
    return height == null || weight == null ? null : weight.per(height);
  }

  /** What is kept encrypted, as texts. No item of a list has a line break in it. */
  public Map<TrainingText, String> texts() {
    var texts = new EnumMap<TrainingText, String>(TrainingText.class);
    lists().forEach((text, items) -> put(texts, text, String.join(LINE, items)));
    put(texts, TrainingText.MOVEMENT_SCREEN, movementScreen.text());
    return texts;
  }

  private static void put(Map<TrainingText, String> texts, TrainingText field, String text) {
    if (!text.isEmpty()) texts.put(field, text);
  }

  private Map<TrainingText, List<String>> lists() {
    var lists = new EnumMap<TrainingText, List<String>>(TrainingText.class);
    lists.put(TrainingText.GOALS, goals);
    lists.put(TrainingText.INJURY_HISTORY, injuryHistory);
    lists.put(TrainingText.CURRENT_MEDICATIONS, currentMedications);
    lists.put(TrainingText.SUPPLEMENTS, supplements);
    lists.put(TrainingText.ALLERGIES, allergies);
    return lists;
  }

  /** The same with what was kept encrypted, from its {@link #texts}. */
  public TrainingProfile with(Map<TrainingText, String> texts) {
    var screen = texts.get(TrainingText.MOVEMENT_SCREEN);
    return new TrainingProfile(
        gender,
        height,
        weight,
        bodyFatPercentage,
        list(texts.get(TrainingText.GOALS)),
        trainingStartDate,
        yearsTrainingExperience,
        list(texts.get(TrainingText.INJURY_HISTORY)),
        screen == null ? MovementScreen.NONE : MovementScreen.of(screen),
        list(texts.get(TrainingText.CURRENT_MEDICATIONS)),
        list(texts.get(TrainingText.SUPPLEMENTS)),
        list(texts.get(TrainingText.ALLERGIES)),
        wearableDevice,
        wearableIntegrationActive,
        trainingTier,
        sessionRate);
  }

  private static List<String> list(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split(LINE));
  }

  /** The same without what a session costs. */
  public TrainingProfile withoutRate() {
    return new TrainingProfile(
        gender,
        height,
        weight,
        bodyFatPercentage,
        goals,
        trainingStartDate,
        yearsTrainingExperience,
        injuryHistory,
        movementScreen,
        currentMedications,
        supplements,
        allergies,
        wearableDevice,
        wearableIntegrationActive,
        trainingTier,
        null);
  }

  /** Where somebody was named who should not be. */
  public List<Flaw> naming(Identity who) {
    var flaws = new ArrayList<Flaw>();
    lists()
        .forEach(
            (text, items) -> {
              for (int i = 0; i < items.size(); i++) {
                if (who.isIn(items.get(i))) flaws.add(named("/" + text.property() + "/" + i));
              }
            });
    var notes = movementScreen.notes();
    if (notes != null && who.isIn(notes)) flaws.add(named("/movementScreen/notes"));
    return flaws;
  }

  private static Flaw named(String pointer) {
    return new Flaw(
        pointer,
        "has the client's own name, e-mail address or telephone number in it:"
            + " write \"the client\" instead");
  }

  /** Whether something about wearables is in here that was not in the one before. */
  public boolean bringsWearablesTo(TrainingProfile before) {
    return (wearableDevice != null && wearableDevice != before.wearableDevice)
        || (wearableIntegrationActive && !before.wearableIntegrationActive);
  }

  /** Whether what the studio decides, and not the client, is another than before. */
  public boolean changesTermsOf(TrainingProfile before) {
    return trainingTier != before.trainingTier || !Objects.equals(sessionRate, before.sessionRate);
  }

  /** Which properties differ, by the words for them. */
  public Set<String> differencesFrom(TrainingProfile other) {
    var differing = new TreeSet<String>();
    var ours = texts();
    var theirs = other.texts();
    for (var text : TrainingText.values()) {
      note(differing, text.property(), ours.get(text), theirs.get(text));
    }
    note(differing, "gender", gender, other.gender);
    note(differing, "heightInches", height, other.height);
    note(differing, "weightLbs", weight, other.weight);
    note(differing, "bodyFatPercentage", bodyFatPercentage, other.bodyFatPercentage);
    note(differing, "trainingStartDate", trainingStartDate, other.trainingStartDate);
    note(
        differing,
        "yearsTrainingExperience",
        yearsTrainingExperience,
        other.yearsTrainingExperience);
    note(differing, "wearableDevice", wearableDevice, other.wearableDevice);
    note(
        differing,
        "wearableIntegrationActive",
        wearableIntegrationActive,
        other.wearableIntegrationActive);
    note(differing, "trainingTier", trainingTier, other.trainingTier);
    note(differing, "sessionRate", sessionRate, other.sessionRate);
    return differing;
  }

  private static void note(
      Set<String> differing, String property, @Nullable Object one, @Nullable Object other) {
    if (!Objects.equals(one, other)) differing.add(property);
  }

  /** Nothing of it: that has no place in logs. */
  @Override
  public String toString() {
    return "a training profile";
  }
}
