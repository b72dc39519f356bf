package studio.booking.privacy.tink;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.booking.privacy.domain.KeyRotation;
import studio.booking.privacy.domain.KeyStore;
import studio.booking.privacy.domain.KeyStore.Rewrapped;
import studio.booking.privacy.domain.KeyStore.Use;
import studio.booking.shared.ClientId;
import studio.booking.shared.OrganizationId;

/**
 * Unwraps data keys and wraps them again. Where it stands is in the rows: killed at any point, it
 * goes on with those that are left.
 */
public final class TinkKeyRotation implements KeyRotation {
  private static final Logger LOG = LoggerFactory.getLogger(TinkKeyRotation.class);

  /** With AWS KMS each is two requests: a set has to be done well within a request's time limit. */
  private static final int SET = 100;

  private final KeyStore store;
  private final KeyEncryption keyEncryption;
  private final DataKeys dataKeys;

  public TinkKeyRotation(KeyStore store, KeyEncryption keyEncryption) {
    this.store = store;
    this.keyEncryption = keyEncryption;
    this.dataKeys = new DataKeys(keyEncryption);
  }

  @Override
  public Step next(OrganizationId organization, @Nullable ClientId after) {
    var keys = store.wrappedOtherwise(organization, keyEncryption.current(), after, SET);
    var rewrapped = new ArrayList<Rewrapped>();
    int unreadable = 0;
    for (var each : keys) {
      var client = each.getKey();
      var before = each.getValue();
      var owner = new DataKeys.Owner(organization, client, before.id());
      try {
        var same = dataKeys.unwrap(owner, before);
        rewrapped.add(new Rewrapped(client, before, dataKeys.wrap(owner, same)));
      } catch (GeneralSecurityException e) {
        LOG.error("The data key {} can't be unwrapped, and stays as it is", before.id().value());
        unreadable++;
      }
    }
    // One that was destroyed or rewrapped in the meantime is left alone.
    int done = rewrapped.isEmpty() ? 0 : store.rewrap(organization, rewrapped);
    return new Step(done, unreadable, keys.isEmpty() ? null : keys.getLast().getKey());
  }

  @Override
  public long remaining(OrganizationId organization) {
    return others().stream()
        .filter(use -> use.organization().equals(organization))
        .mapToLong(Use::keys)
        .sum();
  }

  @Override
  public List<OrganizationId> studios() {
    return others().stream().map(Use::organization).distinct().toList();
  }

  private List<Use> others() {
    return store.uses().stream().filter(use -> !keyEncryption.current().equals(use.kek())).toList();
  }
}
