package studio.booking.privacy.domain;

import java.util.Locale;

/** What clients say of their gender, if they want to. */
public enum Gender {
  FEMALE,
  MALE,
  NON_BINARY,
  PREFER_NOT_TO_SAY;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that a {@link #word()} means. */
  public static Gender of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
