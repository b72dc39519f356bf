package studio.booking.shared;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a module keeps about clients, and lets go once nobody has touched it for as long as the
 * studio keeps such things ({@code dataRetentionYears}; GDPR Art. 5(1)(e)).
 */
public interface AgingRecords {
  /** What they are, such as {@code training_profile}; unique over all modules. */
  String kind();

  /** Studios with something older than that. Asked outside of any studio. */
  List<OrganizationId> studios(Instant than);

  /**
   * Something of a client.
   *
   * @param touchedAt when it was written or changed last
   */
  record Aged(Instant touchedAt, ClientId client) {}

  /**
   * What was last touched before that, the oldest first.
   *
   * @param after where the list goes on; null from its beginning
   */
  Later<List<Aged>> untouchedSince(Instant before, @Nullable Aged after, int atMost);

  /**
   * Deletes what is still untouched since then, the oldest first; what somebody else is at work on
   * is left for another time.
   *
   * @return whose it was
   */
  List<ClientId> delete(Instant before, int atMost);
}
