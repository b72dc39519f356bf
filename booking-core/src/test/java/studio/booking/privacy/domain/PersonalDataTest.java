package studio.booking.privacy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
  private static final PersonalData ANNA =
      new PersonalData(
          "Anna Ash",
          "Ann",
          LocalDate.of(1990, 4, 1),
          BloodType.AB_NEGATIVE,
          new PhoneNumber("+1 (555) 010-1234"),
          new EmailAddress("anna@example.com"),
          new EmergencyContact("Kim Ash", null, new PhoneNumber("555 0100")),
          new Address("1 Row", "Berlin", null, "10115"));

  @Test
  void what_it_is_made_of_makes_it_again() {
    assertThat(PersonalData.of(ANNA.texts())).isEqualTo(ANNA);
    assertThat(PersonalData.of(PersonalData.NONE.texts())).isEqualTo(PersonalData.NONE);
    assertThat(PersonalData.NONE.isEmpty()).isTrue();
  }

  @Test
  void it_never_tells_a_log_who_it_is() {
    assertThat(ANNA.toString()).doesNotContain("Ann", "555", "Berlin");
    assertThat(String.valueOf(ANNA.email())).doesNotContain("anna");
    assertThat(String.valueOf(ANNA.phoneNumber())).doesNotContain("555");
    assertThat(String.valueOf(ANNA.emergencyContact())).doesNotContain("Kim");
    assertThat(String.valueOf(ANNA.address())).doesNotContain("Row");
  }

  @Test
  void differences_are_named_by_what_people_call_them() {
    var moved =
        new PersonalData(
            ANNA.fullName(),
            null,
            ANNA.dateOfBirth(),
            ANNA.bloodType(),
            ANNA.phoneNumber(),
            ANNA.email(),
            ANNA.emergencyContact(),
            new Address("2 Row", "Bonn", null, null));

    assertThat(moved.differencesFrom(ANNA)).containsExactly("address", "preferredName");
    assertThat(ANNA.differencesFrom(ANNA)).isEmpty();
  }

  @Test
  void nobody_is_born_where_it_is_no_such_date_anywhere_yet() {
    var born = Instant.parse("1990-03-31T09:59:59Z");
    assertThat(ANNA.isOfSomebodyBornAfter(born)).isTrue();
    assertThat(ANNA.isOfSomebodyBornAfter(born.plusSeconds(1))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"Anna@Example.COM, anna@example.com", "ａnna@example.com, anna@example.com"})
  void addresses_are_the_same_however_they_are_written(String written, String normalized) {
    assertThat(new EmailAddress(written).normalized()).isEqualTo(normalized);
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna", "@example.com", "a b@example.com", "a@b@c", "a@", "<a@b.c>"})
  void what_is_no_address_is_refused(String text) {
    assertThatThrownBy(() -> new EmailAddress(text)).hasMessageNotContaining(text);
  }

  @ParameterizedTest
  @CsvSource({"+1 (555) 010-1234, +15550101234", "030/1234, 0301234"})
  void numbers_are_the_same_however_they_are_written(String written, String normalized) {
    assertThat(new PhoneNumber(written).normalized()).isEqualTo(normalized);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "12", "call me", "1+2345", "(-) /"})
  void what_is_no_number_is_refused(String text) {
    assertThatThrownBy(() -> new PhoneNumber(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
