package studio.booking.audit.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.OrganizationId;

/** Roots of batches, kept where nobody gets by way of the database. */
public interface RootStore {
  /** Those of a studio in their order; to be closed. */
  interface Roots extends AutoCloseable {
    /**
     * The next, or null when there is none; asked again, it may have come meanwhile.
     *
     * @throws Unreadable when what stands there is no root
     */
    @Nullable Root next();

    @Override
    void close();
  }

  Roots read(OrganizationId studio);

  /** The last of a studio, if there is any. */
  Optional<Root> last(OrganizationId studio);

  /**
   * Adds what comes after the last, for good: it outlives the machine's end at once. What somebody
   * else has added meanwhile is not added again.
   *
   * @throws Unreadable when they do not follow what is there
   */
  void add(OrganizationId studio, List<Root> roots);

  /** Whose there are. */
  List<OrganizationId> studios();

  /** What is kept outside is not what was written, or does not go with what is to be. */
  final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unreadable(String why) {
      super(why);
    }

    public Unreadable(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
