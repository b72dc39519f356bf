package studio.booking.privacy.domain;

/**
 * What is said of a client's body and aims in words. Each is encrypted under the client's key, by
 * itself.
 */
public enum TrainingText {
  GOALS("goals", "goals"),
  INJURY_HISTORY("injury_history", "injuryHistory"),
  MOVEMENT_SCREEN("movement_screen", "movementScreen"),
  CURRENT_MEDICATIONS("current_medications", "currentMedications"),
  SUPPLEMENTS("supplements", "supplements"),
  ALLERGIES("allergies", "allergies");

  private final String column;
  private final String property;

  TrainingText(String column, String property) {
    this.column = column;
    this.property = property;
  }

  /** What its ciphertext is bound to, for ever: with another word it can't be read. */
  public String column() {
    return column;
  }

  /** What it is called by those who read it. */
  public String property() {
    return property;
  }
}
