package studio.booking.shared;

import java.util.Locale;

/** What somebody may do in a studio, from least to most. */
public enum Role {
  /** Nobody is signed in. */
  PUBLIC,
  /**
   * Somebody is signed in whom the studio does not know: may accept an invitation, nothing else.
   */
  STRANGER,
  /** Reads training data, nothing else. */
  AI_SERVICE,
  CLIENT,
  COACH,
  ADMIN,
  /** An admin who also runs the studio as a whole. */
  OWNER,
  /** The program itself, at work in the background. */
  SYSTEM;

  /** The word for this role in tokens, rows and answers, such as {@code ai_service}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role that a {@link #word()} means. */
  public static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
