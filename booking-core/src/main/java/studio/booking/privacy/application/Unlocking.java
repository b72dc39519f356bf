package studio.booking.privacy.application;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.SealedProfile;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.domain.Vault.Safe;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;

/** Opens what is kept of a client, where it can be opened. */
@Collaborator
class Unlocking {
  private final Vault vault;
  private final Sealing sealing;

  Unlocking(Vault vault, Sealing sealing) {
    this.vault = vault;
    this.sealing = sealing;
  }

  /**
   * What is kept of a client, and the safe for what comes to be kept.
   *
   * @param version 0 when nothing is kept
   */
  record Unlocked(PersonalData data, Safe safe, long version) {}

  /** Null when their key is gone, or what is there is not what was written. */
  @Nullable Unlocked unlock(Caller caller, ClientId client, Optional<SealedProfile> kept) {
    var studio = caller.organization();
    if (kept.isEmpty()) {
      return vault
          .make(studio, client)
          .map(safe -> new Unlocked(PersonalData.NONE, safe, 0))
          .orElse(null);
    }
    var profile = kept.get();
    var safe = vault.open(studio, client).orElse(null);
    if (safe == null || !safe.key().equals(profile.key())) return null;
    try {
      return new Unlocked(sealing.open(profile, safe), safe, profile.version());
    } catch (Vault.Damaged e) {
      return null;
    }
  }
}
