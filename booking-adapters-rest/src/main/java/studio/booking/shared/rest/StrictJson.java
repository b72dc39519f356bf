package studio.booking.shared.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON to the letter of RFC 8259, and records from it. */
final class StrictJson {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_NAME = 200;

  private final Shapes shapes = new Shapes();
  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          .maxNameLength(MAX_NAME)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** The body is not JSON; the message says where it stops being so. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }

  /** Fails early, at start-up, for records that bodies cannot be bound to. */
  void prepare(Class<?> recordType) {
    shapes.of(recordType);
  }

  JsonNode parse(byte[] body) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("The body is not UTF-8.");
    }
    if (text.isBlank()) throw new Malformed("The body is empty.");
    try {
      return mapper.readTree(text);
    } catch (JacksonException e) {
      throw new Malformed(explained(e));
    }
  }

  /** What the record is made of the JSON, with everything that is wrong added to the findings. */
  @org.jspecify.annotations.Nullable Object bind(JsonNode json, Class<?> recordType, Findings findings) {
    if (json.isNull()) {
      findings.at("", "must be an object");
      return null;
    }
    return shapes.of(recordType).read(json, "", findings);
  }

  // What Jackson says names its own classes and settings, so only the place is taken from it.
  private static String explained(JacksonException e) {
    var location = e.getLocation();
    var message = String.valueOf(e.getOriginalMessage());
    var what =
        message.startsWith("Duplicate")
            ? "A property is there twice"
            : e instanceof StreamReadException
                ? "The body is not JSON"
                : "There is more after the JSON, or it is too deep or too long";
    return location == null
        ? what + "."
        : what + ": line %d, column %d.".formatted(location.getLineNr(), location.getColumnNr());
  }
}
