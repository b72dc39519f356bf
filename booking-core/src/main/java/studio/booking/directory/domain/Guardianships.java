package studio.booking.directory.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Who may answer for whom in the studio that the open unit of work is for. */
public interface Guardianships {
  /**
   * A guardianship as one side sees it.
   *
   * @param alias of the other side
   */
  record Listed(Guardianship guardianship, String alias) {}

  /** All that there are for a client, with those of whom one side has left, and may come back. */
  Later<List<Guardianship>> of(ClientId ward);

  Later<Optional<Guardianship>> find(ClientId ward, ClientId guardian);

  /** Adds one. Another that was not there before is a lost race. */
  void add(Guardianship named);

  /** Takes one away. Where it is not there any more, that is a lost race. */
  void remove(Guardianship named);

  /**
   * Who guards a client, by their ids.
   *
   * @param after the last of the page before, or null
   */
  Later<List<Listed>> guardians(ClientId ward, @Nullable ClientId after, int limit);

  /**
   * Whom a client guards, by their ids.
   *
   * @param after the last of the page before, or null
   */
  Later<List<Listed>> wards(ClientId guardian, @Nullable ClientId after, int limit);
}
