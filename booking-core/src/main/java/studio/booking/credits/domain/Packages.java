package studio.booking.credits.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.PackageId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.Page;

/** What a studio sells. */
public interface Packages {
  Later<Optional<StudioPackage>> find(PackageId id);

  /** The same, locked until the unit of work ends. */
  Later<Optional<StudioPackage>> lock(PackageId id);

  /** Which of these there are, archived ones too. */
  Later<Set<PackageId>> known(Set<PackageId> ids);

  /** Those that may be seen, are looked for and are not archived, by position. */
  Later<Page<StudioPackage>> list(Seen seen, Filter filter, Page.Request page);

  /** Which packages somebody may see. */
  sealed interface Seen {
    record Everything() implements Seen {}

    record OnSale() implements Seen {}

    /** And those of this coach that are not on sale. */
    record OnSaleAndOwn(CoachId coach) implements Seen {}
  }

  /**
   * Which of these are looked for; null means that it does not matter.
   *
   * @param coach whose it is; the whole studio's are no coach's
   * @param paysFor what its credits can pay for
   * @param active whether it is on sale
   */
  record Filter(
      @Nullable PackageKind kind,
      @Nullable CoachId coach,
      @Nullable SessionTypeId paysFor,
      @Nullable Boolean active) {
    public static final Filter NONE = new Filter(null, null, null, null);
  }

  /** Whether the client was given this package. */
  Later<Boolean> redeemed(ClientId client, PackageId id);

  void add(List<StudioPackage> packages, Instant now);

  /** Writes a locked package with its next version. */
  void save(StudioPackage changed);
}
