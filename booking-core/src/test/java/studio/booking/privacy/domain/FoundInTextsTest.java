package studio.booking.privacy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoundInTextsTest {
  private static final Identity ZOE =
      new Identity(
          new PersonalData(
              "Zoë Müller-Li",
              "Zo",
              LocalDate.of(1990, 4, 1),
              null,
              new PhoneNumber("+49 (30) 23125-007"),
              new EmailAddress("Zoe.M@Example.com"),
              null,
              null));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zoe wants to run | NAME",
        "Zo is what they go by | NAME",
        "Lunges, said ZOË. | NAME",
        "as Muller's knee allows | NAME",
        "write to zoe.m@example.COM! | NAME,EMAIL",
        "ring 030 / 231 25 007 | PHONE",
        "+493023125007 | PHONE",
        "since 1990-04-01 | BIRTHDAY",
        "a child of 1.4.1990 | BIRTHDAY",
        "04/01/1990 | BIRTHDAY"
      })
  void what_the_client_is_known_by_is_found_however_it_is_written(String text, String kinds) {
    assertThat(ZOE.in(text)).extracting(Enum::name).containsExactlyInAnyOrder(kinds.split(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zones 2 to 4, on a Muellerian curve",
        "Li alone is short",
        "3 x 12 at 23 kg, 125 W for 7 min",
        "since 1990",
        ""
      })
  void what_only_looks_like_it_is_not(String text) {
    assertThat(ZOE.in(text)).isEmpty();
  }

  @Test
  void two_short_words_are_a_name_together() {
    var li = new Identity(name("Li Wu"));

    assertThat(li.in("the goals of Li Wu")).isNotEmpty();
    assertThat(li.in("LI, WU.")).isNotEmpty();
    assertThat(li.in("li alone")).isEmpty();
  }

  @Test
  void of_whom_nothing_is_known_nothing_is_found() {
    assertThat(new Identity(PersonalData.NONE).in("Anna, +1 555 0101, a@b.example")).isEmpty();
    assertThat(new Identity(name("...")).in("...")).isEmpty();
  }

  private static PersonalData name(String name) {
    return new PersonalData(name, null, null, null, null, null, null, null);
  }
}
