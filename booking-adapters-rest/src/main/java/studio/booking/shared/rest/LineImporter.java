package studio.booking.shared.rest;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import studio.booking.shared.rest.ImportReport.Item;
import studio.booking.shared.rest.JsonLines.Faulty;
import studio.booking.shared.rest.JsonLines.Fit;
import studio.booking.shared.rest.JsonLines.Line;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports lines, some at a time, and reports on each. Neither the lines nor the report are ever in
 * memory as a whole.
 */
@Component
public final class LineImporter {
  private final JsonMapper json;

  LineImporter(JsonMapper json) {
    this.json = json;
  }

  /**
   * Imports these lines. What was imported stays, whatever becomes of the rest.
   *
   * @param atOnce so many at a time
   * @param work imports some lines, and says for each in their order what came of it
   */
  public <T> ResponseEntity<?> run(
      boolean dryRun, JsonLines<T> lines, int atOnce, Function<List<Fit<T>>, List<Item>> work) {
    return run(dryRun, lines, atOnce, work, _ -> {});
  }

  /**
   * The same, and says so in the end.
   *
   * @param done is told the counts, once nothing more can go wrong
   */
  public <T> ResponseEntity<?> run(
      boolean dryRun,
      JsonLines<T> lines,
      int atOnce,
      Function<List<Fit<T>>, List<Item>> work,
      Consumer<ImportReport> done) {
    try {
      var spool = new Spool();
      try {
        var tally = new ImportReport.Tally();
        write(lines, atOnce, work, tally, spool);
        done.accept(tally.report(dryRun));
        return ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_JSON)
            .body(new InputStreamResource(whole(tally.report(dryRun), spool)));
      } catch (IOException | RuntimeException e) {
        spool.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> void write(
      JsonLines<T> lines,
      int atOnce,
      Function<List<Fit<T>>, List<Item>> work,
      ImportReport.Tally tally,
      Spool spool)
      throws IOException {
    var out = spool.out();
    boolean first = true;
    for (var some = lines.next(atOnce); !some.isEmpty(); some = lines.next(atOnce)) {
      for (var item : items(some, work)) {
        tally.count(item.outcome());
        if (!first) out.write(',');
        out.write(json.writeValueAsBytes(item));
        first = false;
      }
    }
    out.flush();
  }

  private static <T> List<Item> items(List<Line<T>> some, Function<List<Fit<T>>, List<Item>> work) {
    var fit = new ArrayList<Fit<T>>();
    for (var line : some) if (line instanceof Fit<T> one) fit.add(one);
    Iterator<Item> done = (fit.isEmpty() ? List.<Item>of() : work.apply(fit)).iterator();
    var items = new ArrayList<Item>(some.size());
    for (var line : some) {
      items.add(
          switch (line) {
            case Fit<T> _ -> done.next();
            case Faulty<T> faulty -> Item.refused(faulty);
          });
    }
    return items;
  }

  /** The counts, which are known last, and then the items. */
  private InputStream whole(ImportReport counts, Spool items) throws IOException {
    var frame = json.writeValueAsString(counts);
    int inside = frame.lastIndexOf(']');
    var parts =
        List.of(bytes(frame.substring(0, inside)), items.in(), bytes(frame.substring(inside)));
    return new FilterInputStream(new SequenceInputStream(Collections.enumeration(parts))) {
      @Override
      public void close() throws IOException {
        super.close();
        items.close();
      }
    };
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
