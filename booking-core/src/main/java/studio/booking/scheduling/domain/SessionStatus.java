package studio.booking.scheduling.domain;

import java.util.Locale;

/** Where a session stands. */
public enum SessionStatus {
  SCHEDULED,
  COMPLETED,
  CANCELLED,
  NO_SHOW;

  /** Its word in rows and answers, such as {@code no_show}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static SessionStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
