package studio.booking.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import studio.booking.OldPrompts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lines as nobody should send them: good ones with something in the wrong place. */
final class HostileLines {
  private static final JsonMapper JSON = new JsonMapper();

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "[[[[{}]]]]",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"a\\u2028b\"",
          "\"34.5\"",
          "\"-1\"",
          "0",
          "-0.0",
          "1e19",
          "1e999",
          "123456789012345678901234567890",
          "0.00000000000000000001",
          "\"9999-99-99\"",
          "\"0000-01-01\"",
          "\"+999999999-01-01\"",
          "\"1990-04-01T25:00:00Z\"",
          "\"'; drop table prompts.master_prompt; --\"",
          "\"%s%n%d\"",
          "\"a@b\"",
          "[null,\"\",1,true,{}]",
          "{\"a\":{\"b\":{\"c\":[]}}}",
          "\"" + "x".repeat(5_000) + "\"",
          "\"\\u202e\\u200b\\uFEFF\"");

  private HostileLines() {}

  static String next(Random random, String id) {
    var email = UUID.randomUUID() + "@example.com";
    var line = (ObjectNode) JSON.readTree(OldPrompts.line(id, "Wilhelmina Testperson", email));
    for (int i = random.nextInt(4); i > 0; i--) spoil(line, random);
    var text = line.toString();
    return switch (random.nextInt(12)) {
      case 0 -> text.substring(0, random.nextInt(text.length()));
      case 1 -> text.replace("\"name\"", "\"name\":1,\"name\"");
      case 2 -> text + text;
      case 3 -> " \t" + text + "\r";
      default -> text;
    };
  }

  private static void spoil(ObjectNode line, Random random) {
    var objects = new ArrayList<ObjectNode>();
    collect(line, objects);
    var object = objects.get(random.nextInt(objects.size()));
    var names = new ArrayList<>(object.propertyNames());
    var name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
    switch (random.nextInt(6)) {
      case 0 -> object.remove(name);
      case 1 -> object.put("a/b~c \"" + random.nextInt(9), "odd");
      default -> object.set(name, JSON.readTree(value(random)));
    }
  }

  /** As it is written: numbers that are too large for any type stay what they are. */
  private static String value(Random random) {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) objects.add(object);
    if (node instanceof ArrayNode || node instanceof ObjectNode) {
      for (var inside : node) collect(inside, objects);
    }
  }
}
