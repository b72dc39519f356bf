package studio.booking.privacy;

import java.util.Locale;

/** How closely a client is looked after. One enum for all who speak of it. */
public enum TrainingTier {
  TIER_1,
  TIER_2,
  TIER_3;

  /** The word for it in rows and answers, such as {@code tier_1}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The tier that a {@link #word()} means. */
  public static TrainingTier of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
