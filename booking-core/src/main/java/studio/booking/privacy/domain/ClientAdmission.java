package studio.booking.privacy.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.booking.directory.Studio;
import studio.booking.privacy.ImportedId;
import studio.booking.privacy.domain.ClientImport.AddressTaken;
import studio.booking.privacy.domain.ClientImport.Flawed;
import studio.booking.privacy.domain.ClientImport.Taken;
import studio.booking.privacy.domain.ClientImport.TakenBefore;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;

/**
 * Decides which clients of another system come in, one after the other. Each sees who came before
 * them, so a rehearsal keeps one of these for all.
 */
public final class ClientAdmission {
  private final boolean confirmed;
  private final Map<ImportedId, ClientId> taken = new HashMap<>();
  private final Set<String> addresses = new HashSet<>();

  /**
   * Decides so.
   *
   * @param confirmed whether unusual measures are meant
   */
  public ClientAdmission(boolean confirmed) {
    this.confirmed = confirmed;
  }

  /**
   * What there is to know.
   *
   * @param taken those who came before, by their ids there
   * @param addresses that clients of the studio have, normalized
   */
  public record Facts(
      Studio studio, Instant now, Map<ImportedId, ClientId> taken, Set<String> addresses) {
    public Facts {
      taken = Map.copyOf(taken);
      addresses = Set.copyOf(addresses);
    }
  }

  /** An outcome for each, in their order. */
  public List<ClientImport> admit(List<ImportedClient> clients, Facts facts) {
    var outcomes = new ArrayList<ClientImport>(clients.size());
    for (var client : clients) outcomes.add(admit(client, facts));
    return outcomes;
  }

  private ClientImport admit(ImportedClient client, Facts facts) {
    var before = facts.taken().get(client.id());
    if (before != null) return new TakenBefore(before, false);
    var earlier = taken.get(client.id());
    if (earlier != null) return new TakenBefore(earlier, true);
    var flaws = flaws(client, facts);
    if (!flaws.isEmpty()) return new Flawed(flaws);
    var email = client.data().email();
    if (email != null
        && (facts.addresses().contains(email.normalized()) || !addresses.add(email.normalized()))) {
      return new AddressTaken();
    }
    var as = new ClientId(Ids.next());
    taken.put(client.id(), as);
    return new Taken(as, client);
  }

  private List<Flaw> flaws(ImportedClient client, Facts facts) {
    var data = client.data();
    var who = new Identity(data);
    var flaws = new ArrayList<Flaw>();
    if (!data.isEmpty() && data.fullName() == null) {
      flaws.add(new Flaw("/fullName", "is required"));
    }
    if (data.isOfSomebodyBornAfter(facts.now())) {
      flaws.add(new Flaw("/dateOfBirth", "must not be in the future"));
    }
    if (client.id().tells(who::in)) {
      flaws.add(new Flaw("/id", "must not tell who the client is"));
    }
    for (int i = 0; i < client.balances().size(); i++) {
      var expires = client.balances().get(i).expiresAt();
      if (expires != null && !expires.isAfter(facts.now())) {
        var pointer = "/openingBalances/%d/expiresAt".formatted(i);
        flaws.add(new Flaw(pointer, "must be in the future"));
      }
    }
    TrainingRules.flaws(client.training(), TrainingProfile.NONE, who, facts.studio(), confirmed)
        .forEach(flaw -> flaws.add(flaw.within("/trainingProfile")));
    return flaws;
  }
}
