package studio.booking.prompts.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.booking.privacy.ClientIntake.Mailbox;
import studio.booking.privacy.ClientIntake.Outlook;
import studio.booking.privacy.ImportedId;
import studio.booking.prompts.domain.PromptImport.Naming;
import studio.booking.prompts.domain.PromptImport.Refused;
import studio.booking.prompts.domain.PromptImport.Taken;
import studio.booking.prompts.domain.PromptImport.TakenBefore;
import studio.booking.prompts.domain.PromptImport.Why;
import studio.booking.shared.ClientId;

/**
 * Decides which documents of another system can be taken over, one after the other. Each sees what
 * the ones before it took, so a rehearsal keeps one of these for all of them.
 */
public final class PromptAdmission {
  private final Map<ImportedId, ClientId> taken = new HashMap<>();
  private final Set<Mailbox> mailboxes = new HashSet<>();
  private final Set<ClientId> written = new HashSet<>();

  /**
   * What there is to know.
   *
   * @param taken those that were taken over before, by their ids there
   * @param written the clients who have a master prompt
   */
  public record Facts(Map<ImportedId, ClientId> taken, Outlook outlook, Set<ClientId> written) {
    public Facts {
      taken = Map.copyOf(taken);
      written = Set.copyOf(written);
    }
  }

  /** An outcome for each, in their order. */
  public List<PromptImport> admit(List<Conversion.Done> lines, Facts facts) {
    var outcomes = new ArrayList<PromptImport>(lines.size());
    for (var line : lines) outcomes.add(admit(line, facts));
    return outcomes;
  }

  private PromptImport admit(Conversion.Done line, Facts facts) {
    var before = facts.taken().get(line.id());
    if (before != null) return new TakenBefore(before, false);
    var earlier = taken.get(line.id());
    if (earlier != null) return new TakenBefore(earlier, true);
    var outcome = line.known() ? ofClient(line, facts) : ofNewcomer(line, facts);
    if (outcome instanceof Taken) taken.put(line.id(), line.client());
    return outcome;
  }

  private PromptImport ofClient(Conversion.Done line, Facts facts) {
    var client = line.client();
    var words = facts.outlook().known().get(client);
    if (words == null) return new Refused(Why.UNKNOWN_CLIENT);
    if (facts.outlook().unreadable().contains(client)) return new Refused(Why.UNREADABLE);
    if (facts.written().contains(client) || written.contains(client)) {
      return new Refused(Why.WRITTEN_ALREADY);
    }
    var violations = Examination.violations(line.document().document(), client, words);
    if (!violations.isEmpty()) return new Naming(violations);
    written.add(client);
    return new Taken(line);
  }

  private PromptImport ofNewcomer(Conversion.Done line, Facts facts) {
    var mailbox = line.newcomer().mailbox();
    if (mailbox != null && (facts.outlook().taken().contains(mailbox) || !mailboxes.add(mailbox))) {
      return new Refused(Why.EMAIL_TAKEN);
    }
    return new Taken(line);
  }
}
