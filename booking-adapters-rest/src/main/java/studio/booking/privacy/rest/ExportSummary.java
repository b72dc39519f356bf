package studio.booking.privacy.rest;

import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.PersonalRecords.PersonalFile;

/** An export as a page to read: without scripts, and without anything from elsewhere. */
final class ExportSummary {
  /** What is longer is in the other files. */
  private static final int MOST_ROWS = 500;

  private static final int LONGEST_TEXT = 500;

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Personal data</title>
      <style>
      body { font-family: sans-serif; margin: 2em; line-height: 1.4; }
      table { border-collapse: collapse; }
      th, td { border: 1px solid #bbb; padding: 0.2em 0.5em; text-align: left; vertical-align: top; }
      td { white-space: pre-wrap; overflow-wrap: anywhere; }
      </style>
      </head>
      <body>
      """;

  private final Writer page;

  ExportSummary(Writer page) {
    this.page = page;
  }

  void write(ExportArchive archive) throws IOException {
    var exported = archive.exported();
    page.write(HEAD);
    page.write("<h1>What %s keeps about you</h1>\n".formatted(escaped(exported.studio().name())));
    page.write(
        "<p>As of %s. Others see you as %s. Each part is in a file of its own, for programs to read.</p>\n"
            .formatted(exported.at(), escaped(exported.alias())));
    for (var file : exported.files()) write(file);
    page.write("<h2>What stays when you are erased</h2>\n<ul>\n");
    for (var kept : archive.manifest(List.of()).keptByLaw()) {
      page.write(
          "<li>%s: %s</li>\n"
              .formatted(escaped(String.join(", ", kept.files())), escaped(kept.why())));
    }
    page.write("</ul>\n</body>\n</html>\n");
  }

  private void write(PersonalFile file) throws IOException {
    var rows = file.rows();
    page.write("<h2>%s</h2>\n".formatted(escaped(words(file.name()))));
    if (rows.isEmpty()) {
      page.write("<p>Nothing.</p>\n");
      return;
    }
    var components = rows.getFirst().getClass().getRecordComponents();
    page.write("<table>\n");
    if (rows.size() == 1) list(components, rows.getFirst());
    else table(components, rows);
    page.write("</table>\n");
    if (rows.size() > MOST_ROWS) {
      page.write(
          "<p>And %d more, in %s.json.</p>\n"
              .formatted(rows.size() - MOST_ROWS, escaped(file.name())));
    }
  }

  private void list(RecordComponent[] components, Record row) throws IOException {
    for (var component : components) {
      page.write(
          "<tr><th>%s</th><td>%s</td></tr>\n"
              .formatted(escaped(words(component.getName())), cell(component, row)));
    }
  }

  private void table(RecordComponent[] components, List<? extends Record> rows) throws IOException {
    page.write("<tr>");
    for (var component : components) {
      page.write("<th>%s</th>".formatted(escaped(words(component.getName()))));
    }
    page.write("</tr>\n");
    for (var row : rows.subList(0, Math.min(rows.size(), MOST_ROWS))) {
      page.write("<tr>");
      for (var component : components) page.write("<td>%s</td>".formatted(cell(component, row)));
      page.write("</tr>\n");
    }
  }

  private static String cell(RecordComponent component, Record row) {
    var text = text(value(component, row));
    return escaped(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " …");
  }

  private static @Nullable Object value(RecordComponent component, Record row) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(row);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Every component can be asked for", e);
    }
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Collection<?> many ->
          many.stream().map(ExportSummary::text).collect(Collectors.joining("\n"));
      case Map<?, ?> named ->
          named.entrySet().stream()
              .map(one -> one.getKey() + ": " + text(one.getValue()))
              .collect(Collectors.joining("\n"));
      default -> value.toString();
    };
  }

  /** As people write it: {@code balanceAfter} is "Balance after". */
  private static String words(String name) {
    var words =
        name.replace('-', ' ')
            .replaceAll("(\\p{Lower})(\\p{Upper})", "$1 $2")
            .toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
