package studio.booking.credits.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.booking.credits.PackageId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Page;

/** What a studio sells. */
public interface Packages {
  Later<Optional<StudioPackage>> find(PackageId id);

  /** The same, locked until the unit of work ends. */
  Later<Optional<StudioPackage>> lock(PackageId id);

  /** Which of these there are, archived ones too. */
  Later<Set<PackageId>> known(Set<PackageId> ids);

  /** Those that are not archived, by position. */
  Later<Page<StudioPackage>> list(boolean onlyActive, Page.Request page);

  /** Whether the client was given this package. */
  Later<Boolean> redeemed(ClientId client, PackageId id);

  void add(List<StudioPackage> packages, Instant now);

  /** Writes a locked package with its next version. */
  void save(StudioPackage changed);
}
