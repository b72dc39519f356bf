package studio.booking.privacy.domain;

import java.util.Arrays;

/** Somebody's blood group, with its Rhesus factor. */
public enum BloodType {
  A_POSITIVE("A+"),
  A_NEGATIVE("A-"),
  B_POSITIVE("B+"),
  B_NEGATIVE("B-"),
  AB_POSITIVE("AB+"),
  AB_NEGATIVE("AB-"),
  O_POSITIVE("O+"),
  O_NEGATIVE("O-");

  private final String word;

  BloodType(String word) {
    this.word = word;
  }

  /** As people write it, such as {@code AB-}. */
  public String word() {
    return word;
  }

  /** The one that a {@link #word()} means. */
  public static BloodType of(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No blood type"));
  }
}
