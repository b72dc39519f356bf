package studio.booking.prompts.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.Introduction;
import studio.booking.privacy.Introduction.Contact;
import studio.booking.privacy.Introduction.Home;
import studio.booking.privacy.Introduction.Training;
import studio.booking.privacy.TrainingTier;

/**
 * What a document of another system says, by what it is of use for.
 *
 * @param version of the schema that it was written for, as it says
 * @param age as it says, whenever that was; where somebody's birthday is known, nobody looks at it
 * @param gender by the words of documents, where it is one of theirs
 */
record OldPrompt(
    Introduction introduction,
    @Nullable String version,
    @Nullable String created,
    @Nullable String effective,
    @Nullable String confidentiality,
    @Nullable BigInteger age,
    @Nullable String gender,
    List<String> confirmed,
    @Nullable BigInteger sessionsPerWeek,
    @Nullable BigDecimal years,
    List<String> notes) {
  private static final String INFO = "/client_profile/basic_info";
  private static final String TIER = "/client_profile/training_tier";
  private static final String HISTORY = "/client_profile/training_history";
  private static final String HEALTH = "/client_profile/health";

  private static final List<String> GENDERS =
      List.of("Male", "Female", "Non-binary", "Prefer not to say");

  /** Where a property of a client is written in such documents. */
  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("/fullName", INFO + "/name"),
          Map.entry("/preferredName", INFO + "/preferred_name"),
          Map.entry("/dateOfBirth", INFO + "/date_of_birth"),
          Map.entry("/bloodType", INFO + "/blood_type"),
          Map.entry("/phoneNumber", INFO + "/phone"),
          Map.entry("/email", INFO + "/email"),
          Map.entry("/emergencyContact/name", INFO + "/emergency_contact/name"),
          Map.entry("/emergencyContact/phone", INFO + "/emergency_contact/phone"),
          Map.entry("/address/street", INFO + "/address/street"),
          Map.entry("/address/city", INFO + "/address/city"),
          Map.entry("/gender", INFO + "/gender"),
          Map.entry("/heightInches", INFO + "/height_inches"),
          Map.entry("/weightLbs", INFO + "/weight_lbs"),
          Map.entry("/bodyFatPercentage", INFO + "/body_fat_percentage"),
          Map.entry("/yearsTrainingExperience", HISTORY + "/years_of_training"),
          Map.entry("/sessionRate", TIER + "/session_rate_usd"));

  static String place(String property) {
    return PLACES.getOrDefault(property, INFO);
  }

  static OldPrompt of(OldReader reader, @Nullable String version) {
    // What is made anew, and what follows from the rest.
    reader.skip(
        "/meta/client_id",
        "/meta/prompt_version",
        "/meta/last_updated",
        "/meta/last_updated_by",
        INFO + "/bmi",
        TIER + "/tier_name");
    var gender = reader.text(INFO + "/gender", 40);
    var years = reader.number(HISTORY + "/years_of_training");
    return new OldPrompt(
        introduction(reader, gender, years),
        version,
        reader.text("/meta/created_date", 40),
        reader.text("/meta/effective_date", 40),
        reader.text("/meta/confidentiality_level", 40),
        reader.whole(INFO + "/age"),
        gender == null ? null : canonical(gender),
        reader.texts(INFO + "/confirmed_unusual", 4, 40),
        reader.whole(TIER + "/sessions_per_week"),
        years,
        reader.texts("/client_profile/notes", 100, 1000));
  }

  private static Introduction introduction(
      OldReader reader, @Nullable String gender, @Nullable BigDecimal years) {
    return new Introduction(
        reader.text(INFO + "/name", 200),
        reader.text(INFO + "/preferred_name", 100),
        reader.date(INFO + "/date_of_birth"),
        reader.text(INFO + "/blood_type", 10),
        reader.text(INFO + "/phone", 41),
        reader.text(INFO + "/email", 254),
        contact(reader),
        home(reader),
        new Training(
            gender,
            reader.number(INFO + "/height_inches"),
            reader.number(INFO + "/weight_lbs"),
            reader.number(INFO + "/body_fat_percentage"),
            reader.texts("/client_profile/training_goals", 20, 200),
            reader.date(HISTORY + "/training_start_date"),
            years,
            reader.texts(HISTORY + "/injury_history", 50, 500),
            reader.text(HEALTH + "/movement_screen", 1000),
            reader.texts(HEALTH + "/current_medications", 50, 200),
            reader.texts(HEALTH + "/supplements", 50, 200),
            reader.texts(HEALTH + "/allergies", 50, 200),
            tier(reader),
            reader.number(TIER + "/session_rate_usd")));
  }

  private static @Nullable Contact contact(OldReader reader) {
    var place = INFO + "/emergency_contact";
    if (!reader.has(place)) return null;
    return new Contact(
        reader.text(place + "/name", 200),
        reader.text(place + "/relationship", 100),
        reader.text(place + "/phone", 41));
  }

  private static @Nullable Home home(OldReader reader) {
    var place = INFO + "/address";
    if (!reader.has(place)) return null;
    return new Home(
        reader.text(place + "/street", 200),
        reader.text(place + "/city", 100),
        reader.text(place + "/state", 100),
        reader.text(place + "/zip", 20));
  }

  /** However it is written: {@code tier_2}, {@code Tier 2} or 2. */
  private static @Nullable TrainingTier tier(OldReader reader) {
    var text = reader.text(TIER + "/tier", 40);
    if (text == null) return null;
    var plain = text.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    var found =
        Arrays.stream(TrainingTier.values())
            .filter(tier -> List.of(tier.word().replace("_", ""), last(tier)).contains(plain))
            .findFirst();
    if (found.isEmpty()) {
      reader.fault(TIER + "/tier", "enum", "must be one of " + TrainingTier.words());
    }
    return found.orElse(null);
  }

  private static String last(TrainingTier tier) {
    return tier.word().substring(tier.word().length() - 1);
  }

  private static String canonical(String gender) {
    var plain = plain(gender);
    return GENDERS.stream().filter(one -> plain(one).equals(plain)).findFirst().orElse(gender);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }

  /** Nobody's name: that has no place in logs. */
  @Override
  public String toString() {
    return "an old document";
  }
}
