package studio.booking.prompts;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.MasterPrompts;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tests in a studio of their own with Alex, and the coach who looks after them. */
abstract class OfPrompts extends BookingTest {
  static final JsonMapper JSON = new JsonMapper();

  Api api;
  OwnStudio studio;
  StudioScene scene;
  String admin;

  /** Looks after Alex. */
  SignedIn coach;

  /** Has nothing to do with Alex. */
  SignedIn otherCoach;

  SignedIn alex;
  ObjectNode document;

  @BeforeEach
  void setTheScene() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
    admin = scene.admin();
    var type = scene.classType();
    coach = scene.signedIn(scene.coach(type));
    otherCoach = scene.signedIn(scene.coach(type));
    alex =
        scene.signedIn(
            api.post(
                    admin,
                    "/api/clients",
                    """
                    {"fullName":"Alexandra Canary","preferredName":"Lex","dateOfBirth":"1990-04-01",
                     "phoneNumber":"+1 (555) 010-1234","email":"alex.%s@example.com"}
                    """
                        .formatted(UUID.randomUUID()))
                .mustBe(201)
                .id());
    scene.assign(coach.id(), alex.id());
    document = (ObjectNode) JSON.readTree(MasterPrompts.of(alex.id()));
  }

  static String path(SignedIn client) {
    return "/api/clients/%s/master-prompt".formatted(client.id());
  }

  Answer write(String token, String body, String... headers) {
    return api.post(token, path(alex), body, headers);
  }

  /** What is there now, with a goal of its own. */
  String withGoal(String goal) {
    var changed = document.deepCopy();
    ((ObjectNode) changed.path("client_profile")).putArray("training_goals").add(goal);
    return changed.toString();
  }

  Answer read(String token) {
    return api.get(token, path(alex));
  }
}
