package studio.booking.privacy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
  private static final Identity ZOE =
      new Identity(person("Zoë Müller-O'Brien", "Jo", "Zoe.M@Example.com", "+1 (555) 010-1234"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zoë Müller-O'Brien wants to run",
        "for zoe",
        "ZOË's knee",
        "Zoe\u0308",
        "ask Mrs. Müller",
        "MULLER",
        "ｍüller",
        "Brien",
        "Jo hurt her knee",
        "zoemullerobrien",
        "Z o ë M ü l l e r O B r i e n",
        "z\u200Boe",
        "mail zoe.m@example.com",
        "mail ZOE.M @ EXAMPLE.COM",
        "call +15550101234",
        "call 555-010-1234",
        "call 555.010.1234 now",
        "0101234",
        "call ٥٥٥ ٠١٠ ١٢٣٤"
      })
  void E13_who_it_is_about_is_recognized(String text) {
    assertThat(ZOE.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Run ten kilometres",
        "job, joint, banjo",
        "zoetrope and mullers",
        "ob",
        "3 sets of 10, 1234 steps",
        "2026-01-05",
        "somebody@example.com",
        "555 010 9999"
      })
  void what_others_are_called_is_not(String text) {
    assertThat(ZOE.isIn(text)).isFalse();
  }

  @Test
  void of_who_is_not_known_nothing_is_recognized() {
    var nobody = new Identity(PersonalData.NONE);

    assertThat(nobody.isIn("Zoë, zoe@example.com, 555 010 1234")).isFalse();
    assertThat(nobody.isIn("")).isFalse();
  }

  @Test
  void a_short_number_has_to_be_all_of_one() {
    var shortNumber = new Identity(person("Al", null, null, "555"));

    assertThat(shortNumber.isIn("extension 555")).isTrue();
    assertThat(shortNumber.isIn("15551")).isFalse();
    assertThat(shortNumber.isIn("Al said")).isTrue();
    assertThat(shortNumber.isIn("Also")).isFalse();
  }

  @Test
  void it_never_tells_a_log_who_it_is() {
    assertThat(ZOE.toString()).isEqualTo("an identity");
  }

  private static PersonalData person(String name, String called, String email, String phone) {
    return new PersonalData(
        name,
        called,
        null,
        null,
        phone == null ? null : new PhoneNumber(phone),
        email == null ? null : new EmailAddress(email),
        null,
        null);
  }
}
