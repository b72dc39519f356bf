package studio.booking.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Requests as they go over the wire. */
final class Requests {
  private final SignIn signIn;
  private final Map<UUID, String> tokens = new ConcurrentHashMap<>();

  Requests(SignIn signIn) {
    this.signIn = signIn;
  }

  /** Signing takes longer than a request: tokens are made before they are needed. */
  void signIn(UUID person) {
    token(person);
  }

  byte[] book(long client, long session, String key) {
    var person = Id.CLIENT.of(client);
    return post(person, "/api/bookings", key, "{\"sessionId\":\"" + Id.SESSION.of(session) + "\"}");
  }

  byte[] post(UUID person, String path, String key, String body) {
    return bytes(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token(person)
            + "\r\nContent-Type: application/json\r\nIdempotency-Key: "
            + key
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  byte[] patch(UUID person, String path, String body) {
    return bytes(
        "PATCH "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token(person)
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  byte[] get(UUID person, String path) {
    return bytes(
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token(person)
            + "\r\n\r\n");
  }

  private String token(UUID person) {
    return tokens.computeIfAbsent(person, _ -> signIn.token(Id.STUDIO.of(0), person, "client"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
