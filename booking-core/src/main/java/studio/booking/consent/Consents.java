package studio.booking.consent;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/**
 * Whether clients of the studio that the open unit of work is for agreed to something. Ask when it
 * is about to be done, not before: a consent that is taken back, or expires, is gone at once. Work
 * that was queued asks again when it runs.
 */
public interface Consents {
  /** How these clients stand to a type now. All of them are in the answer, whoever they are. */
  Later<Map<ClientId, ConsentStanding>> of(Collection<ClientId> clients, ConsentType type);

  default Later<ConsentStanding> of(ClientId client, ConsentType type) {
    return of(List.of(client), type).map(standings -> requireNonNull(standings.get(client)));
  }
}
