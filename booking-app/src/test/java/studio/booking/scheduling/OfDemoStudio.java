package studio.booking.scheduling;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;

/** Each test has a coach who gives classes, and a client with five credits, in a demo studio. */
abstract class OfDemoStudio extends BookingTest {
  Api api;
  StudioScene scene;
  String yoga;
  String coach;
  SignedIn anna;

  @BeforeEach
  void setTheScene() {
    api = api();
    scene = new StudioScene(api);
    yoga = scene.classType();
    coach = scene.coach(yoga);
    anna = scene.client(5);
  }

  /** A type of class with these members besides. */
  String type(String more) {
    return api.post(
            scene.admin(),
            "/api/session-types",
            "{\"name\":\"Scene\",\"kind\":\"CLASS\",\"durationMinutes\":60,\"capacity\":5,%s}"
                .formatted(more))
        .mustBe(201)
        .id();
  }

  Answer schedule(String type, String giver, Instant startsAt, String room) {
    return api.post(
        scene.admin(),
        "/api/sessions",
        "{\"sessionTypeId\":\"%s\",\"coachId\":\"%s\",\"startsAt\":\"%s\",%s}"
            .formatted(type, giver, startsAt, room));
  }

  /** A class with a seat in front for three credits, and one in the back for the usual one. */
  SeatedClass seated(Instant startsAt) {
    var id =
        schedule(
                yoga,
                scene.coach(yoga),
                startsAt,
                "\"places\":[{\"label\":\"front\",\"creditCost\":3},{\"label\":\"back\",\"creditCost\":null}]")
            .mustBe(201)
            .id();
    return new SeatedClass(api, anna, id);
  }
}
