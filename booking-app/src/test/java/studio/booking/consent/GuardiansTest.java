package studio.booking.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;

/** Clients who are not of age, by the date of birth that only their profile knows. */
class GuardiansTest extends BookingTest {
  private Api api;
  private OwnStudio studio;
  private StudioScene scene;

  @BeforeEach
  void openAStudio() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
  }

  private SignedIn bornYearsAgo(int years, int andDays) {
    var today = LocalDate.ofInstant(program.getBean(Clock.class).instant(), zone());
    var body =
        "{\"fullName\":\"Kim Young\",\"dateOfBirth\":\"%s\"}"
            .formatted(today.minusYears(years).minusDays(andDays));
    return scene.signedIn(api.post(scene.admin(), "/api/clients", body).mustBe(201).id());
  }

  private java.time.ZoneId zone() {
    var settings = api.get(studio.owner(), "/api/organization").mustBe(200).json();
    return java.time.ZoneId.of(settings.path("timeZone").asString());
  }

  private Answer agree(String token, SignedIn client, String type, String more) {
    var body =
        """
        {"clientId":"%s","consentType":"%s","consentVersion":"3.0","consentGranted":true%s}
        """
            .formatted(client.id(), type, more);
    return api.post(token, "/api/consent/grant", body);
  }

  @Test
  void F16_until_their_sixteenth_birthday_a_guardian_agrees() {
    var almost = bornYearsAgo(16, -1);
    var today = bornYearsAgo(16, 0);

    var refused = agree(almost.token(), almost, "photo_analysis", "").mustBe(409);
    assertThat(refused.code()).isEqualTo("GUARDIAN_NEEDED");
    assertThat(refused.json().path("guardianAge").asInt()).isEqualTo(16);
    assertThat(refused.text()).contains("guardianName").doesNotContain("Kim");
    assertThat(agree(almost.token(), almost, "ai_processing", "").mustBe(409).code())
        .isEqualTo("NOT_OPEN_TO_GUARDIANS");
    agree(
            scene.admin(),
            almost,
            "photo_analysis",
            ",\"consentMethod\":\"paper\",\"guardianName\":\"Maria\"")
        .mustBe(201);
    agree(today.token(), today, "photo_analysis", "").mustBe(201);
    agree(today.token(), today, "ai_processing", "").mustBe(201);
    // That the date of birth was looked at, the client sees.
    var log = api.get(today.token(), "/api/clients/%s/pii-access-log".formatted(today.id()));
    assertThat(log.mustBe(200).text()).contains("PROFILE_AGE");
  }

  @Test
  void the_studio_says_from_which_age_on() {
    var young = bornYearsAgo(14, 0);
    agree(young.token(), young, "photo_analysis", "").mustBe(409);

    api.patch(studio.owner(), "/api/organization", "{\"guardianAge\":14}").mustBe(200);

    agree(young.token(), young, "photo_analysis", "").mustBe(201);
    for (var wrong : new String[] {"-1", "22", "null", "\"x\""}) {
      api.patch(studio.owner(), "/api/organization", "{\"guardianAge\":%s}".formatted(wrong))
          .mustBe(400);
    }
  }

  @Test
  void of_whom_nothing_is_known_agrees_alone() {
    var somebody = scene.client(0);
    agree(somebody.token(), somebody, "ai_processing", "").mustBe(201);
  }
}
