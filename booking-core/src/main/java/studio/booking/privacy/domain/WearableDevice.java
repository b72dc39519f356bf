package studio.booking.privacy.domain;

import java.util.Locale;

/** What a client wears that measures them. */
public enum WearableDevice {
  WHOOP,
  OURA,
  GARMIN,
  APPLE,
  FITBIT,
  OTHER;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that a {@link #word()} means. */
  public static WearableDevice of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
