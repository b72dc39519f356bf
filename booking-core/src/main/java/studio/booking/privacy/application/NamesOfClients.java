package studio.booking.privacy.application;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import studio.booking.privacy.DisplayNames;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.SealedName;
import studio.booking.privacy.domain.Vault;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;

/** Names, and nothing else of those who bear them. */
@Collaborator
class NamesOfClients implements DisplayNames {
  private final Profiles profiles;
  private final Vault vault;

  NamesOfClients(Profiles profiles, Vault vault) {
    this.profiles = profiles;
    this.vault = vault;
  }

  @Override
  public Later<Map<ClientId, String>> of(Caller caller, Collection<ClientId> clients) {
    if (clients.isEmpty()) return Later.of(Map.of());
    return profiles.names(Set.copyOf(clients)).map(kept -> unlocked(caller, kept));
  }

  private Map<ClientId, String> unlocked(Caller caller, Map<ClientId, SealedName> kept) {
    var safes = vault.open(caller.organization(), kept.keySet());
    var names = new HashMap<ClientId, String>();
    kept.forEach(
        (client, name) -> {
          var safe = safes.get(client);
          if (safe == null || !safe.key().equals(name.key())) return;
          try {
            names.put(client, safe.unlock(Sealing.cell(client, name.field()), name.text()));
          } catch (Vault.Damaged e) {
            // The list goes by the alias then; reading the profile itself tells what is wrong.
          }
        });
    return names;
  }
}
