package studio.booking.scheduling;

import org.junit.jupiter.api.BeforeEach;
import studio.booking.Api;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;

/**
 * Tests in a studio of their own: a coach who gives classes and appointments, and Anna with 3
 * credits.
 */
abstract class OfOwnStudio extends BookingTest {
  Api api;
  OwnStudio studio;
  StudioScene scene;
  String yoga;
  String training;
  String coach;
  SignedIn anna;

  @BeforeEach
  void setTheScene() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
    yoga = scene.classType();
    training = scene.appointmentType();
    coach = scene.coach(yoga, training);
    anna = scene.client(3);
  }
}
