package studio.booking.shared.rest;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an import. The counts add up to the lines, which are all in the report.
 *
 * @param dryRun whether this is what would become of it, and nothing was written
 * @param lines that are not empty
 */
public record ImportReport(
    boolean dryRun, long lines, long imported, long skipped, long refused, List<Item> items) {

  public ImportReport {
    items = List.copyOf(items);
  }

  /** What became of a line. */
  public enum Outcome {
    IMPORTED,
    /** It was imported before. */
    SKIPPED,
    REFUSED
  }

  /**
   * One line.
   *
   * @param line counted from one
   * @param id what the line calls itself; null where that can't be read
   * @param importedAs what it is here; null where it is nothing, and in a dry run where it is yet
   *     to be
   * @param code why it was refused; null otherwise
   * @param detail the same for people
   * @param errors where in the line something is wrong
   */
  public record Item(
      long line,
      @Nullable String id,
      Outcome outcome,
      @Nullable UUID importedAs,
      @Nullable ProblemCode code,
      @Nullable String detail,
      List<InputError> errors) {

    public Item {
      errors = List.copyOf(errors);
    }

    public static Item imported(long line, String id, @Nullable UUID as) {
      return new Item(line, id, Outcome.IMPORTED, as, null, null, List.of());
    }

    public static Item skipped(long line, String id, @Nullable UUID as) {
      return new Item(line, id, Outcome.SKIPPED, as, null, null, List.of());
    }

    public static Item refused(long line, String id, ProblemCode code, String detail) {
      return new Item(line, id, Outcome.REFUSED, null, code, detail, List.of());
    }

    /** A value of the line does not do, or names nothing. */
    public static Item refused(
        long line, String id, ProblemCode code, String pointer, String message) {
      var errors = List.of(InputError.at(pointer, message));
      return new Item(line, id, Outcome.REFUSED, null, code, Problems.counted(errors), errors);
    }

    static Item refused(JsonLines.Faulty<?> line) {
      return new Item(
          line.number(), null, Outcome.REFUSED, null, line.code(), line.detail(), line.errors());
    }
  }

  /** How many of each there were. */
  static final class Tally {
    private long imported;
    private long skipped;
    private long refused;

    void count(Outcome outcome) {
      switch (outcome) {
        case IMPORTED -> imported++;
        case SKIPPED -> skipped++;
        case REFUSED -> refused++;
      }
    }

    ImportReport report(boolean dryRun) {
      return new ImportReport(
          dryRun, imported + skipped + refused, imported, skipped, refused, List.of());
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%d imported, %d skipped, %d refused", imported, skipped, refused);
    }
  }
}
