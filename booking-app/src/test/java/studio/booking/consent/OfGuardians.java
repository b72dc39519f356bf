package studio.booking.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import tools.jackson.databind.JsonNode;

/** Clients of all ages in a studio of their own, who agree, and have others agree for them. */
abstract class OfGuardians extends BookingTest {
  static final String PHOTOS = "photo_analysis";
  static final String AI = "ai_processing";

  Api api;
  OwnStudio studio;
  StudioScene scene;
  String admin;

  @BeforeEach
  void openAStudio() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
    admin = scene.admin();
  }

  LocalDate today() {
    var settings = api.get(studio.owner(), "/api/organization").mustBe(200).json();
    var zone = ZoneId.of(settings.path("timeZone").asString());
    return LocalDate.ofInstant(program.getBean(Clock.class).instant(), zone);
  }

  SignedIn bornYearsAgo(int years, int andDays) {
    var body =
        "{\"fullName\":\"Kim Young\",\"dateOfBirth\":\"%s\"}"
            .formatted(today().minusYears(years).minusDays(andDays));
    return scene.signedIn(api.post(admin, "/api/clients", body).mustBe(201).id());
  }

  /** It becomes known, or is put right, when somebody was born. */
  Answer born(SignedIn client, LocalDate date) {
    return born(admin, client, date);
  }

  Answer born(String token, SignedIn client, LocalDate date) {
    return api.patch(
        token,
        "/api/clients/%s/pii".formatted(client.id()),
        "{\"dateOfBirth\":\"%s\"}".formatted(date),
        "X-Access-Reason",
        "They%20told%20us");
  }

  static String guardian(String client, String guardian) {
    return "/api/clients/%s/guardians/%s".formatted(client, guardian);
  }

  /** Has one answer for the other. */
  Answer name(SignedIn ward, SignedIn guardian) {
    return name(admin, ward.id(), guardian.id()).mustBe(200);
  }

  Answer name(String token, String ward, String guardian) {
    return api.send("PUT", token, guardian(ward, guardian), null);
  }

  Answer answer(String token, SignedIn client, String type, boolean granted, String more) {
    var body =
        """
        {"clientId":"%s","consentType":"%s","consentVersion":"3.0","consentGranted":%s%s}
        """
            .formatted(client.id(), type, granted, more);
    return api.post(token, "/api/consent/grant", body);
  }

  Answer agree(String token, SignedIn client, String type, String more) {
    return answer(token, client, type, true, more);
  }

  Answer agree(SignedIn by, SignedIn client, String type) {
    return agree(by.token(), client, type, "");
  }

  Answer revoke(SignedIn by, SignedIn client, String type) {
    return api.post(
        by.token(),
        "/api/consent/revoke",
        "{\"clientId\":\"%s\",\"consentType\":\"%s\"}".formatted(client.id(), type));
  }

  boolean hasConsent(SignedIn client, String type) {
    return api.get(admin, "/api/consent/check/%s/%s".formatted(client.id(), type))
        .mustBe(200)
        .json()
        .path("hasConsent")
        .asBoolean();
  }

  /** A client's answers, newest first. */
  List<JsonNode> consents(SignedIn client) {
    return items(admin, "/api/consent/%s?limit=200".formatted(client.id()));
  }

  List<JsonNode> items(String token, String path) {
    return api.get(token, path).mustBe(200).json().path("items").valueStream().toList();
  }

  List<JsonNode> audit(String action) {
    return items(studio.owner(), "/api/audit-log?limit=200&action=" + action);
  }
}
