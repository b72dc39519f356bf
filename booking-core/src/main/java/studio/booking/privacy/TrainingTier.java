package studio.booking.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How closely a client is trained. The one list of tiers: documents, tables and payments use its
 * words.
 */
public enum TrainingTier {
  TIER_1("Tier 1"),
  TIER_2("Tier 2"),
  TIER_3("Tier 3");

  private final String title;

  TrainingTier(String title) {
    this.title = title;
  }

  /** For programs, such as {@code tier_1}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people, such as {@code Tier 1}. */
  public String title() {
    return title;
  }

  /** The tier that a {@link #word()} means. */
  public static TrainingTier of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(TrainingTier::word).toList();
  }
}
