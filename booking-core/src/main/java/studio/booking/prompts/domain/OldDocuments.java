package studio.booking.prompts.domain;

import java.time.Clock;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.ClientIntake;
import studio.booking.privacy.ClientIntake.Newcomer;
import studio.booking.privacy.ClientIntake.Reading;
import studio.booking.privacy.ImportedId;
import studio.booking.privacy.Introduction;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;

/**
 * Splits documents of another system into who somebody is, what is needed to train them, and a
 * document of the schema in force that names nobody. It is work, and so no part of a unit of work.
 */
public final class OldDocuments {
  private static final Pattern UUID_FORM =
      Pattern.compile("\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}");
  private static final Pattern NOT_OLD = Pattern.compile("0*[3-9]\\d*(\\..*)?|0*[1-2]\\d+(\\..*)?");

  private final ClientIntake intake;
  private final Examination examination;
  private final Clock clock;

  public OldDocuments(ClientIntake intake, Examination examination, Clock clock) {
    this.intake = intake;
    this.examination = examination;
    this.clock = clock;
  }

  /** What becomes of a line. */
  public Conversion convert(Caller by, PromptDocument line) {
    var reader = new OldReader(line);
    var id = id(reader);
    var version = reader.text("/schema_version", 40);
    if (version != null && NOT_OLD.matcher(version).matches()) {
      return new Conversion.NotOld(id, version);
    }
    var known = client(reader);
    var old = OldPrompt.of(reader, version);
    var newcomer = newcomer(reader, old.introduction());
    var client = known != null ? known : new ClientId(Ids.next());
    var content = new NewContent(by, client, clock.instant()).of(old, newcomer);
    var verdict = examination.of(PromptDocument.of(content));
    boolean shape = reader.faults().isEmpty();
    if (verdict instanceof Verdict.Flawed(var violations)) note(reader, violations, shape);
    if (verdict instanceof Verdict.Fit fit && newcomer != null) {
      note(reader, Examination.violations(fit.document(), client, newcomer.words()), true);
      if (id != null && id.tells(newcomer.words())) {
        reader.fault("/id", "personalData", "must not tell who the client is");
      }
      if (reader.faults().isEmpty() && id != null) {
        return new Conversion.Done(
            id, client, known != null, newcomer, fit, line, reader.leftOut());
      }
    }
    return new Conversion.Faulty(id, shape, Violations.of(reader.faults().values()));
  }

  private static @Nullable ImportedId id(OldReader reader) {
    var text = reader.text("/id", 100);
    if (text == null) {
      reader.fault("/id", "required", "is required: what the document was called there");
      return null;
    }
    try {
      return new ImportedId(text);
    } catch (IllegalArgumentException e) {
      reader.fault("/id", "pattern", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static @Nullable ClientId client(OldReader reader) {
    var text = reader.text("/clientId", 100);
    if (text == null) return null;
    if (UUID_FORM.matcher(text).matches()) return new ClientId(UUID.fromString(text));
    reader.fault("/clientId", "format", "must be the id of a client of the studio");
    return null;
  }

  private @Nullable Newcomer newcomer(OldReader reader, Introduction introduction) {
    return switch (intake.read(introduction)) {
      case Reading.Fit(var newcomer) -> newcomer;
      case Reading.Flawed(var objections) -> {
        for (var one : objections) {
          reader.fault(OldPrompt.place(one.pointer()), "value", one.message());
        }
        yield null;
      }
    };
  }

  /**
   * Notes where in the line it comes from that the new document is not as it should be.
   *
   * @param missing whether what is not there is told as well
   */
  private static void note(OldReader reader, Violations violations, boolean missing) {
    for (var one : violations.shown()) {
      if (one.rule().equals("required") && !missing) continue;
      reader.fault(reader.origin(one.pointer()), one.rule(), one.detail());
    }
  }
}
