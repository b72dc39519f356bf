package studio.booking.privacy.application;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.PiiField;
import studio.booking.privacy.domain.SealedProfile;

/**
 * Who a client is, as it is exported.
 *
 * @param readable false where the key is gone or something is damaged: then there is something, and
 *     nobody can read it
 * @param changedAt when it was last written
 */
record ProfileRecord(
    boolean readable,
    @Nullable String fullName,
    @Nullable String preferredName,
    @Nullable LocalDate dateOfBirth,
    @Nullable String bloodType,
    @Nullable String phoneNumber,
    @Nullable String email,
    @Nullable String emergencyContactName,
    @Nullable String emergencyContactRelationship,
    @Nullable String emergencyContactPhone,
    @Nullable String street,
    @Nullable String city,
    @Nullable String state,
    @Nullable String zip,
    Instant changedAt) {
  static ProfileRecord of(SealedProfile kept, @Nullable PersonalData data) {
    var texts = (data == null ? PersonalData.NONE : data).texts();
    return new ProfileRecord(
        data != null,
        texts.get(PiiField.FULL_NAME),
        texts.get(PiiField.PREFERRED_NAME),
        data == null ? null : data.dateOfBirth(),
        texts.get(PiiField.BLOOD_TYPE),
        texts.get(PiiField.PHONE_NUMBER),
        texts.get(PiiField.EMAIL),
        texts.get(PiiField.EMERGENCY_NAME),
        texts.get(PiiField.EMERGENCY_RELATIONSHIP),
        texts.get(PiiField.EMERGENCY_PHONE),
        texts.get(PiiField.STREET),
        texts.get(PiiField.CITY),
        texts.get(PiiField.STATE),
        texts.get(PiiField.ZIP),
        kept.encryptedAt());
  }

  /** Nobody's name: that has no place in logs. */
  @Override
  public String toString() {
    return "personal data";
  }
}
