package studio.booking.privacy.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;

/** The ages that are kept in clear, and have to be kept current. */
public interface KeptAges {
  /** Studios with an age of before that month. Asked outside of any studio. */
  List<OrganizationId> studios(LocalDate firstOfMonth);

  /**
   * Clients of the studio with an age of before that month; they are locked, and none is waited
   * for.
   */
  Later<List<ClientId>> keep(LocalDate firstOfMonth, int atMost);

  /** Writes the age of all these clients down; null: it is not known any more. */
  void write(Collection<ClientId> clients, @Nullable Age age);
}
