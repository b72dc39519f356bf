package studio.booking.consent.domain;

import java.util.Locale;

/** How somebody answered. */
public enum ConsentMethod {
  /** The client, or a guardian of theirs, here. */
  WEB_FORM,
  PAPER,
  EMAIL,
  VERBAL;

  /** The word for it in requests, rows and answers, such as {@code web_form}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ConsentMethod of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
