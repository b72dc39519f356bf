package studio.booking.scheduling;

import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.StudioScene.SignedIn;

/**
 * A class whose places are seats with labels.
 *
 * @param looker who looks for them
 */
record SeatedClass(Api api, SignedIn looker, String id) {
  /** The place with this label. */
  String seat(String label) {
    for (var place :
        api.get(looker.token(), "/api/sessions/%s/places".formatted(id))
            .mustBe(200)
            .json()
            .path("items")) {
      if (place.path("label").asString().equals(label)) return place.path("id").asString();
    }
    throw new AssertionError("No seat " + label);
  }

  Answer book(SignedIn client, String place) {
    return api.post(
        client.token(),
        "/api/bookings",
        "{\"sessionId\":\"%s\",\"placeId\":\"%s\"}".formatted(id, place));
  }
}
