package studio.booking.privacy.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a client. All of it is null where it was never given, and after an erasure.
 *
 * @param preferredName what they would rather be called
 */
public record PersonalData(
    @Nullable String fullName,
    @Nullable String preferredName,
    @Nullable LocalDate dateOfBirth,
    @Nullable BloodType bloodType,
    @Nullable PhoneNumber phoneNumber,
    @Nullable EmailAddress email,
    @Nullable EmergencyContact emergencyContact,
    @Nullable Address address) {
  private static final ZoneOffset FIRST_TO_SEE_A_DATE = ZoneOffset.ofHours(14);

  public static final PersonalData NONE =
      new PersonalData(null, null, null, null, null, null, null, null);

  /** Each that there is, as a text. */
  public Map<PiiField, String> texts() {
    var texts = new EnumMap<PiiField, String>(PiiField.class);
    put(texts, PiiField.FULL_NAME, fullName);
    put(texts, PiiField.PREFERRED_NAME, preferredName);
    put(texts, PiiField.DATE_OF_BIRTH, dateOfBirth == null ? null : dateOfBirth.toString());
    put(texts, PiiField.BLOOD_TYPE, bloodType == null ? null : bloodType.word());
    put(texts, PiiField.PHONE_NUMBER, phoneNumber == null ? null : phoneNumber.value());
    put(texts, PiiField.EMAIL, email == null ? null : email.value());
    if (emergencyContact != null) {
      put(texts, PiiField.EMERGENCY_NAME, emergencyContact.name());
      put(texts, PiiField.EMERGENCY_RELATIONSHIP, emergencyContact.relationship());
      put(texts, PiiField.EMERGENCY_PHONE, emergencyContact.phone().value());
    }
    if (address != null) {
      put(texts, PiiField.STREET, address.street());
      put(texts, PiiField.CITY, address.city());
      put(texts, PiiField.STATE, address.state());
      put(texts, PiiField.ZIP, address.zip());
    }
    return texts;
  }

  private static void put(Map<PiiField, String> texts, PiiField field, @Nullable String text) {
    if (text != null) texts.put(field, text);
  }

  /** What {@link #texts} were made of. */
  public static PersonalData of(Map<PiiField, String> texts) {
    var born = texts.get(PiiField.DATE_OF_BIRTH);
    var blood = texts.get(PiiField.BLOOD_TYPE);
    var phone = texts.get(PiiField.PHONE_NUMBER);
    var email = texts.get(PiiField.EMAIL);
    return new PersonalData(
        texts.get(PiiField.FULL_NAME),
        texts.get(PiiField.PREFERRED_NAME),
        born == null ? null : LocalDate.parse(born),
        blood == null ? null : BloodType.of(blood),
        phone == null ? null : new PhoneNumber(phone),
        email == null ? null : new EmailAddress(email),
        contact(texts),
        address(texts));
  }

  private static @Nullable EmergencyContact contact(Map<PiiField, String> texts) {
    var name = texts.get(PiiField.EMERGENCY_NAME);
    var phone = texts.get(PiiField.EMERGENCY_PHONE);
    if (name == null || phone == null) return null;
    return new EmergencyContact(
        name, texts.get(PiiField.EMERGENCY_RELATIONSHIP), new PhoneNumber(phone));
  }

  private static @Nullable Address address(Map<PiiField, String> texts) {
    var street = texts.get(PiiField.STREET);
    var city = texts.get(PiiField.CITY);
    if (street == null || city == null) return null;
    return new Address(street, city, texts.get(PiiField.STATE), texts.get(PiiField.ZIP));
  }

  /** Whether there is nowhere on earth yet that it is the date of birth. */
  public boolean isOfSomebodyBornAfter(Instant now) {
    return dateOfBirth != null
        && dateOfBirth.isAfter(now.atOffset(FIRST_TO_SEE_A_DATE).toLocalDate());
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  /**
   * What to call them: as they would like to be, else by their name; null where neither is known.
   */
  public @Nullable String displayName() {
    return preferredName != null ? preferredName : fullName;
  }

  /** Which properties differ, by the words for them, such as {@code address}. */
  public Set<String> differencesFrom(PersonalData other) {
    var ours = texts();
    var theirs = other.texts();
    var differing = new TreeSet<String>();
    for (var field : PiiField.values()) {
      if (!Objects.equals(ours.get(field), theirs.get(field))) {
        differing.add(field.property());
      }
    }
    return differing;
  }

  /** Nothing of it: that has no place in logs. */
  @Override
  public String toString() {
    return "personal data";
  }
}
