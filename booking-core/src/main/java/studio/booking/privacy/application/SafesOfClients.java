package studio.booking.privacy.application;

import java.util.Optional;
import studio.booking.privacy.ClientSafes;
import studio.booking.privacy.SealedText;
import studio.booking.privacy.domain.Ciphertext;
import studio.booking.privacy.domain.Vault;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;

/** The vault, for modules that need not know it. */
@Collaborator
class SafesOfClients implements ClientSafes {
  private final Vault vault;

  SafesOfClients(Vault vault) {
    this.vault = vault;
  }

  @Override
  public Optional<ClientSafe> make(Caller caller, ClientId client) {
    return vault.make(caller.organization(), client).map(Opened::new);
  }

  @Override
  public Optional<ClientSafe> open(Caller caller, ClientId client) {
    return vault.open(caller.organization(), client).map(Opened::new);
  }

  record Opened(Vault.Safe safe) implements ClientSafe {
    @Override
    public SealedText lock(Cell cell, String text) {
      return new SealedText(safe.key().value(), safe.lock(inVault(cell), text).bytes());
    }

    @Override
    public Optional<String> unlock(Cell cell, SealedText text) {
      if (!safe.key().value().equals(text.key())) return Optional.empty();
      try {
        return Optional.of(safe.unlock(inVault(cell), Ciphertext.of(text.bytes())));
      } catch (Vault.Damaged e) {
        return Optional.empty();
      }
    }

    private static Vault.Cell inVault(Cell cell) {
      return new Vault.Cell(cell.table(), cell.row(), cell.column());
    }
  }
}
