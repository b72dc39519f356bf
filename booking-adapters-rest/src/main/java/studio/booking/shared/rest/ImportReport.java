package studio.booking.shared.rest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** How many of each there were, for the audit log. */
  public Map<String, String> asDetails() {
    return Map.of(
        "dryRun", String.valueOf(dryRun),
        "imported", String.valueOf(imported),
        "skipped", String.valueOf(skipped),
        "refused", String.valueOf(refused));
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
   * @param leftOut what of the line was not taken over, though the line was
   */
  public record Item(
      long line,
      @Nullable String id,
      Outcome outcome,
      @Nullable UUID importedAs,
      @Nullable ProblemCode code,
      @Nullable String detail,
      List<InputError> errors,
      List<InputError> leftOut) {

    public Item {
      errors = List.copyOf(errors);
      leftOut = List.copyOf(leftOut);
    }

    public static Item imported(long line, String id, @Nullable UUID as) {
      return imported(line, id, as, List.of());
    }

    public static Item imported(long line, String id, @Nullable UUID as, List<InputError> leftOut) {
      return new Item(line, id, Outcome.IMPORTED, as, null, null, List.of(), leftOut);
    }

    public static Item skipped(long line, String id, @Nullable UUID as) {
      return new Item(line, id, Outcome.SKIPPED, as, null, null, List.of(), List.of());
    }

    public static Item refused(long line, @Nullable String id, ProblemCode code, String detail) {
      return new Item(line, id, Outcome.REFUSED, null, code, detail, List.of(), List.of());
    }

    /** A value of the line does not do, or names nothing. */
    public static Item refused(
        long line, String id, ProblemCode code, String pointer, String message) {
      return refused(line, id, code, List.of(InputError.at(pointer, message)), 1);
    }

    /**
     * Several do not.
     *
     * @param found how many, of which these may be the first
     */
    public static Item refused(
        long line, @Nullable String id, ProblemCode code, List<InputError> errors, int found) {
      var detail = Problems.counted(found);
      return new Item(line, id, Outcome.REFUSED, null, code, detail, errors, List.of());
    }

    static Item refused(JsonLines.Faulty<?> line) {
      return new Item(
          line.number(),
          line.id(),
          Outcome.REFUSED,
          null,
          line.code(),
          line.detail(),
          line.errors(),
          List.of());
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
