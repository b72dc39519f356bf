package studio.booking.privacy.application;

import java.util.Set;
import studio.booking.privacy.PersonalWords;
import studio.booking.privacy.domain.Identity;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.Vault;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;

/** Compares texts with a client's profile. */
@Collaborator
class WordsOfClients implements PersonalWords {
  private final Profiles profiles;
  private final Vault vault;
  private final Sealing sealing;

  WordsOfClients(Profiles profiles, Vault vault, Sealing sealing) {
    this.profiles = profiles;
    this.vault = vault;
    this.sealing = sealing;
  }

  @Override
  public Later<Search> of(Caller caller, ClientId client) {
    return profiles
        .find(client)
        .map(
            kept -> {
              var profile = kept.orElse(null);
              if (profile == null) return nothing();
              var safe = vault.open(caller.organization(), client).orElse(null);
              if (safe == null || !safe.key().equals(profile.key())) return nothing();
              try {
                return new Identity(sealing.open(profile, safe))::in;
              } catch (Vault.Damaged e) {
                return nothing();
              }
            });
  }

  /** Of whom nothing can be read, nothing can be found. */
  private static Search nothing() {
    return _ -> Set.of();
  }
}
