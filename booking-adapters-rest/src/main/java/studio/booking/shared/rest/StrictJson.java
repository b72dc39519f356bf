package studio.booking.shared.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
    return parse(body, "body", "line %d, column %d");
  }

  /** The same for one line of many; where it stops being JSON is said within the line. */
  JsonNode parseLine(byte[] line) {
    return parse(line, "line", "column %2$d");
  }

  private JsonNode parse(byte[] bytes, String what, String place) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("The " + what + " is not UTF-8.");
    }
    if (text.isBlank()) throw new Malformed("The " + what + " is empty.");
    try {
      return mapper.readTree(text);
    } catch (JacksonException e) {
      throw new Malformed(explained(e, what, place));
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
  private static String explained(JacksonException e, String what, String place) {
    var location = e.getLocation();
    var message = String.valueOf(e.getOriginalMessage());
    var matter =
        message.startsWith("Duplicate")
            ? "A property is there twice"
            : e instanceof StreamReadException
                ? "The " + what + " is not JSON"
                : "There is more after the JSON, or it is too deep or too long";
    return location == null
        ? matter + "."
        : matter
            + ": "
            + String.format(Locale.ROOT, place, location.getLineNr(), location.getColumnNr())
            + ".";
  }
}
