package studio.booking.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What was measured, as Markdown. */
final class Report {
  private static final String BEGIN = "<!-- measured: begin -->\n";
  private static final String END = "<!-- measured: end -->";

  private Report() {}

  static String of(List<String> facts, List<Comparison> results) {
    return facts.stream().collect(Collectors.joining("; ", "", ".\n\n"))
        + Comparison.header()
        + results.stream().map(Comparison::row).collect(Collectors.joining());
  }

  static void writeInto(Path page, String report) throws IOException {
    var text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) throw new IllegalStateException(page + " has no room for it");
    Files.writeString(
        page, text.substring(0, begin + BEGIN.length()) + report + text.substring(end));
  }
}
