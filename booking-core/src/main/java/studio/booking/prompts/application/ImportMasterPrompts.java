package studio.booking.prompts.application;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import studio.booking.audit.AuditLog;
import studio.booking.privacy.ClientIntake;
import studio.booking.privacy.ClientIntake.Newcomer;
import studio.booking.privacy.ClientSafes.Cell;
import studio.booking.privacy.ClientSafes.ClientSafe;
import studio.booking.prompts.application.PromptWitness.Deed;
import studio.booking.prompts.domain.Conversion;
import studio.booking.prompts.domain.ImportedPrompts;
import studio.booking.prompts.domain.ImportedPrompts.Imported;
import studio.booking.prompts.domain.KeptPrompt;
import studio.booking.prompts.domain.KeptPrompt.Heading;
import studio.booking.prompts.domain.PromptAdmission;
import studio.booking.prompts.domain.PromptImport;
import studio.booking.prompts.domain.PromptImport.Taken;
import studio.booking.prompts.domain.Prompts;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.UseCase;

/**
 * Takes over master prompts that another system kept, each with the client whom it is of: some of
 * them at a time, as many statements for these as for one.
 */
@UseCase
public class ImportMasterPrompts {
  public static final int AT_ONCE = 100;

  private static final int FIRST = 1;

  private final ClientIntake intake;
  private final Prompts prompts;
  private final ImportedPrompts imported;
  private final PromptWitness witness;
  private final AuditLog audit;
  private final Clock clock;

  ImportMasterPrompts(
      ClientIntake intake,
      Prompts prompts,
      ImportedPrompts imported,
      PromptWitness witness,
      AuditLog audit,
      Clock clock) {
    this.intake = intake;
    this.prompts = prompts;
    this.imported = imported;
    this.witness = witness;
    this.audit = audit;
    this.clock = clock;
  }

  /** An outcome for each, in their order. What can be taken over, is. */
  public List<PromptImport> take(Caller by, List<Conversion.Done> lines) {
    var outcomes = new PromptAdmission().admit(lines, gather(by, lines));
    var taken =
        outcomes.stream()
            .filter(Taken.class::isInstance)
            .map(outcome -> ((Taken) outcome).line())
            .toList();
    if (!taken.isEmpty()) write(by, taken);
    return outcomes;
  }

  /** What there is to know about these, for a rehearsal. Nothing is written. */
  public PromptAdmission.Facts look(Caller by, List<Conversion.Done> lines) {
    return gather(by, lines);
  }

  /** Writes down that a whole file was gone through. */
  public void finish(Caller by, Map<String, String> counts) {
    audit.record(by, new AuditLog.Act("MASTER_PROMPTS_IMPORTED", "import", null, null, counts));
  }

  private PromptAdmission.Facts gather(Caller by, List<Conversion.Done> lines) {
    var newcomers =
        lines.stream().filter(line -> !line.known()).map(Conversion.Done::newcomer).toList();
    var clients =
        lines.stream().filter(Conversion.Done::known).map(Conversion.Done::client).toList();
    var outlook = intake.look(by, newcomers, clients);
    var newest = prompts.newest(clients);
    // Last: what another import has just brought is then known as taken, not as somebody's address.
    var before = imported.taken(lines.stream().map(Conversion.Done::id).toList());
    return new PromptAdmission.Facts(before.get(), outlook.get(), newest.get().keySet());
  }

  private void write(Caller by, List<Conversion.Done> lines) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var newcomers = new LinkedHashMap<ClientId, Newcomer>();
    for (var line : lines) if (!line.known()) newcomers.put(line.client(), line.newcomer());
    intake.admit(by, newcomers);
    var safes = intake.safes(by, lines.stream().map(Conversion.Done::client).toList());
    var kept = new ArrayList<KeptPrompt>();
    var originals = new ArrayList<Imported>();
    for (var line : lines) {
      var safe = requireNonNull(safes.get(line.client()));
      var version = line.document().schemaVersion();
      var heading = new Heading(Ids.next(), line.client(), FIRST, version, now, by.self());
      var text = line.document().document().text();
      kept.add(new KeptPrompt(heading, safe.lock(ReadMasterPrompts.cell(heading), text)));
      originals.add(original(safe, line, now));
    }
    prompts.add(kept);
    imported.add(originals);
    witness.did(by, Deed.PII_PROMPT_CHANGE, kept.stream().map(KeptPrompt::heading).toList());
  }

  private static Imported original(ClientSafe safe, Conversion.Done line, Instant now) {
    var row = Ids.next();
    return new Imported(
        line.id(), line.client(), row, safe.lock(cell(row), line.original().text()), now);
  }

  static Cell cell(UUID row) {
    return new Cell("prompts.imported_prompt", row, "original");
  }
}
