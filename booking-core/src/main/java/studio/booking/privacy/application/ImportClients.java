package studio.booking.privacy.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import studio.booking.audit.AuditLog;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.privacy.ImportedId;
import studio.booking.privacy.OpeningBalances;
import studio.booking.privacy.OpeningBalances.Opening;
import studio.booking.privacy.application.Intake.Arrival;
import studio.booking.privacy.domain.BlindIndex;
import studio.booking.privacy.domain.BlindIndexes;
import studio.booking.privacy.domain.ClientAdmission;
import studio.booking.privacy.domain.ClientImport;
import studio.booking.privacy.domain.ClientImport.Taken;
import studio.booking.privacy.domain.ImportedClient;
import studio.booking.privacy.domain.ImportedClients;
import studio.booking.privacy.domain.Profiles;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.UseCase;

/**
 * Takes in clients whom another system had, with the credits that they had there: some of them at a
 * time, as many statements for these as for one.
 */
@UseCase
public class ImportClients {
  public static final int AT_ONCE = 100;

  private final Intake intake;
  private final Profiles profiles;
  private final BlindIndexes indexes;
  private final ImportedClients imported;
  private final OpeningBalances balances;
  private final Studios studios;
  private final AuditLog audit;
  private final Clock clock;

  ImportClients(
      Intake intake,
      Profiles profiles,
      BlindIndexes indexes,
      ImportedClients imported,
      OpeningBalances balances,
      Studios studios,
      AuditLog audit,
      Clock clock) {
    this.intake = intake;
    this.profiles = profiles;
    this.indexes = indexes;
    this.imported = imported;
    this.balances = balances;
    this.studios = studios;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * An outcome for each, in their order. Who can come in, does.
   *
   * @param confirmed whether unusual measures are meant
   */
  public List<ClientImport> take(Caller by, List<ImportedClient> clients, boolean confirmed) {
    var facts = gather(by, clients);
    var outcomes = new ClientAdmission(confirmed).admit(clients, facts);
    var taken = outcomes.stream().filter(Taken.class::isInstance).map(Taken.class::cast).toList();
    if (!taken.isEmpty()) write(by, facts.studio(), taken);
    return outcomes;
  }

  /** What there is to know about these, for a rehearsal. Nothing is written. */
  public ClientAdmission.Facts look(Caller by, List<ImportedClient> clients) {
    return gather(by, clients);
  }

  /** Writes down that a whole file was gone through. */
  public void finish(Caller by, Map<String, String> counts) {
    audit.record(by, new AuditLog.Act("CLIENTS_IMPORTED", "import", null, null, counts));
  }

  private ClientAdmission.Facts gather(Caller by, List<ImportedClient> clients) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var studio = studios.current();
    var asked = new HashMap<BlindIndex, String>();
    for (var client : clients) {
      var email = client.data().email();
      if (email != null) asked.put(indexes.of(by.organization(), email), email.normalized());
    }
    var owners = profiles.withEmail(asked.keySet());
    // Last: whom another import has just brought is then known as taken, not as having the address.
    var before = imported.taken(clients.stream().map(ImportedClient::id).toList());
    var taken =
        owners.get().keySet().stream()
            .map(asked::get)
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toSet());
    return new ClientAdmission.Facts(studio.get(), now, before.get(), taken);
  }

  private void write(Caller by, Studio studio, List<Taken> taken) {
    var ids = new LinkedHashMap<ImportedId, ClientId>();
    var openings = new ArrayList<Opening>();
    for (var one : taken) {
      ids.put(one.client().id(), one.as());
      for (var balance : one.client().balances()) {
        openings.add(new Opening(one.as(), balance.credits(), balance.expiresAt()));
      }
    }
    intake.admit(by, studio, taken.stream().map(ImportClients::arrival).toList());
    imported.record(ids);
    if (!openings.isEmpty()) balances.give(by, openings);
  }

  private static Arrival arrival(Taken one) {
    return new Arrival(one.as(), one.client().data(), one.client().training());
  }
}
