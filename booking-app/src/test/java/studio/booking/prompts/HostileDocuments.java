package studio.booking.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents that are made to keep whoever reads them busy. */
public final class HostileDocuments {
  /** A property of each kind that is read by a pattern, a format or a rule of ours. */
  private static final List<String> READ_CLOSELY =
      List.of(
          "/schema_version",
          "/meta/client_id",
          "/meta/created_date",
          "/meta/change_log/0/version",
          "/meta/change_log/0/changes",
          "/client_profile/training_goals/0");

  private HostileDocuments() {}

  /** A hundred, each as bad as a mebibyte allows. */
  public static List<String> all(ObjectNode good) {
    var bad = new ArrayList<String>();
    for (var place : READ_CLOSELY) {
      for (var text :
          List.of(
              "3" + ".0".repeat(200_000),
              "3.0." + "9".repeat(500_000),
              "a".repeat(900_000) + "!",
              "a@".repeat(300_000),
              "@" + "a.".repeat(300_000),
              "a@" + "b-".repeat(300_000) + "@",
              "+1 ".repeat(200_000),
              "(555) ".repeat(150_000),
              "1234567890".repeat(50_000) + "x",
              "born ".repeat(180_000),
              "2026-01-01T".repeat(50_000),
              "-" + "0-".repeat(300_000))) {
        bad.add(with(good, place, "\"" + text + "\""));
      }
    }
    for (var place :
        List.of("/client_profile", "/meta", "/meta/change_log", "/client_profile/notes")) {
      bad.add(with(good, place, "[" + "1,".repeat(400_000) + "1]"));
      bad.add(with(good, place, "[" + "{},".repeat(300_000) + "{}]"));
      bad.add(with(good, place, "[" + list(60_000, i -> "\"n" + i + "\"") + "]"));
      bad.add(with(good, place, "{" + list(50_000, i -> "\"k" + i + "\":" + i) + "}"));
      bad.add(with(good, place, "{" + list(1_900, i -> "\"k" + i + "\":" + i) + "}"));
      bad.add(with(good, place, "{" + list(4_096, i -> "\"" + colliding(i) + "\":1") + "}"));
      bad.add(with(good, place, "[".repeat(400_000) + "]".repeat(400_000)));
    }
    return bad;
  }

  private static String list(int count, IntFunction<String> one) {
    return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(","));
  }

  /** Names with one hash code: each bit chooses one of two pairs of letters that have the same. */
  private static String colliding(int number) {
    var name = new StringBuilder();
    for (int bit = 0; bit < 12; bit++) name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    return name.toString();
  }

  static String with(ObjectNode good, String place, String json) {
    var changed = good.deepCopy();
    put(changed, place, "here it goes");
    return changed.toString().replace("\"here it goes\"", json);
  }

  private static void put(ObjectNode document, String place, String text) {
    int last = place.lastIndexOf('/');
    var name = place.substring(last + 1);
    switch (document.at(place.substring(0, last))) {
      case ObjectNode object -> object.put(name, text);
      case ArrayNode items -> items.set(Integer.parseInt(name), text);
      default -> throw new AssertionError(place);
    }
  }
}
