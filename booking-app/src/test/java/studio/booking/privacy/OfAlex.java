package studio.booking.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.shared.Role;
import tools.jackson.databind.JsonNode;

/** Tests in a studio of their own with Alex, of whom everything is known, and their coach. */
abstract class OfAlex extends BookingTest {
  static final String WHY = "X-Access-Reason";

  Api api;
  OwnStudio studio;
  StudioScene scene;
  String admin;

  /** Looks after Alex. */
  SignedIn coach;

  /** Has nothing to do with Alex. */
  SignedIn otherCoach;

  SignedIn alex;
  String email;

  @BeforeEach
  void setTheScene() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
    admin = scene.admin();
    email = "alex." + UUID.randomUUID() + "@example.com";
    var type = scene.classType();
    coach = scene.signedIn(scene.coach(type));
    otherCoach = scene.signedIn(scene.coach(type));
    alex = scene.signedIn(register(alexWith(email)).mustBe(201).id());
    scene.assign(coach.id(), alex.id());
  }

  static String alexWith(String email) {
    return """
    {"fullName":"Alexandra Canary","preferredName":"Lex","dateOfBirth":"1990-04-01",
     "bloodType":"AB-","phoneNumber":"+1 (555) 010-1234","email":"%s",
     "emergencyContact":{"name":"Robin Canary","relationship":"sister","phone":"+1 555 0100"},
     "address":{"street":"12 Canary Row","city":"Monterey","state":"CA","zip":"93940"}}
    """
        .formatted(email);
  }

  Answer register(String body, String... headers) {
    return api.post(admin, "/api/clients", body, headers);
  }

  Answer pii(String token, String client, String... headers) {
    return api.send("GET", token, "/api/clients/%s/pii".formatted(client), null, headers);
  }

  /** With a reason. */
  Answer seen(String token, String client) {
    return pii(token, client, WHY, "Called them back");
  }

  Answer change(String token, String client, String body, String... headers) {
    return api.patch(token, "/api/clients/%s/pii".formatted(client), body, headers);
  }

  /** What the client reads of who looked, latest first. */
  List<JsonNode> accesses(SignedIn client) {
    var log =
        api.get(client.token(), "/api/clients/%s/pii-access-log?limit=200".formatted(client.id()));
    var items = new ArrayList<JsonNode>();
    log.mustBe(200).json().path("items").forEach(items::add);
    return items;
  }

  /** Whom something in a list is about. */
  static String client(JsonNode item) {
    return item.path("clientId").asString();
  }

  String ai() {
    var id = api.post(admin, "/api/people", "{\"roles\":[\"ai_service\"]}").mustBe(201).id();
    return studio.token(id, Role.AI_SERVICE);
  }
}
