package studio.booking;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads what an import says of its lines, whatever was imported. */
public final class ImportReports {
  private ImportReports() {}

  /** The counts in one line, such as {@code 3 lines: 1 imported, 1 skipped, 1 refused}. */
  public static String tally(JsonNode report) {
    return "%d lines: %d imported, %d skipped, %d refused"
        .formatted(
            report.path("lines").asInt(),
            report.path("imported").asInt(),
            report.path("skipped").asInt(),
            report.path("refused").asInt());
  }

  /** Why each line was refused, in their order; empty where it was not. */
  public static List<String> codes(JsonNode report) {
    var codes = new ArrayList<String>();
    report.path("items").forEach(item -> codes.add(item.path("code").asString("")));
    return codes;
  }

  /** What each line calls itself, in their order; empty where that can't be read. */
  public static List<String> ids(JsonNode report) {
    var ids = new ArrayList<String>();
    report.path("items").forEach(item -> ids.add(item.path("id").asString("")));
    return ids;
  }

  /** The id that a line was imported as. */
  public static String importedAs(JsonNode report, int index) {
    return report.path("items").get(index).path("importedAs").asString();
  }

  /** Where in its line the first fault is. */
  public static String pointer(JsonNode report, int index) {
    return report.path("items").get(index).path("errors").path(0).path("pointer").asString();
  }
}
