package studio.booking.privacy.domain;

/** What is kept of a person, each encrypted by itself. */
public enum PiiField {
  FULL_NAME("full_name", "fullName"),
  PREFERRED_NAME("preferred_name", "preferredName"),
  DATE_OF_BIRTH("date_of_birth", "dateOfBirth"),
  BLOOD_TYPE("blood_type", "bloodType"),
  PHONE_NUMBER("phone_number", "phoneNumber"),
  EMAIL("email", "email"),
  EMERGENCY_NAME("emergency_name", "emergencyContact"),
  EMERGENCY_RELATIONSHIP("emergency_relationship", "emergencyContact"),
  EMERGENCY_PHONE("emergency_phone", "emergencyContact"),
  STREET("street", "address"),
  CITY("city", "address"),
  STATE("state", "address"),
  ZIP("zip", "address");

  private final String column;
  private final String property;

  PiiField(String column, String property) {
    this.column = column;
    this.property = property;
  }

  /** What its ciphertext is bound to, for ever: with another word it can't be read. */
  public String column() {
    return column;
  }

  /** What it is part of for those who read it, such as {@code address}. */
  public String property() {
    return property;
  }
}
