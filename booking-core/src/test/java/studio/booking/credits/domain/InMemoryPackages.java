package studio.booking.credits.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.booking.credits.PackageId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Page;

/** Packages in memory, all on one page. */
public class InMemoryPackages implements Packages {
  private final Map<PackageId, StudioPackage> packages = new LinkedHashMap<>();

  @Override
  public Later<Optional<StudioPackage>> find(PackageId id) {
    return Later.of(Optional.ofNullable(packages.get(id)));
  }

  @Override
  public Later<Optional<StudioPackage>> lock(PackageId id) {
    return find(id);
  }

  @Override
  public Later<Set<PackageId>> known(Set<PackageId> ids) {
    return Later.of(ids.stream().filter(packages::containsKey).collect(Collectors.toSet()));
  }

  @Override
  public Later<Page<StudioPackage>> list(Seen seen, Filter filter, Page.Request page) {
    return Later.of(
        new Page<>(
            packages.values().stream()
                .filter(it -> !it.isArchived() && isSeen(seen, it) && isWanted(filter, it))
                .sorted(Comparator.comparing(it -> it.terms().position()))
                .toList(),
            null));
  }

  private static boolean isSeen(Seen seen, StudioPackage it) {
    return switch (seen) {
      case Seen.Everything() -> true;
      case Seen.OnSale() -> it.active();
      case Seen.OnSaleAndOwn(var coach) -> it.active() || coach.equals(it.terms().coach());
    };
  }

  private static boolean isWanted(Filter filter, StudioPackage it) {
    var types = it.terms().sessionTypes();
    return (filter.kind() == null || filter.kind() == it.terms().kind())
        && (filter.coach() == null || filter.coach().equals(it.terms().coach()))
        && (filter.paysFor() == null || types.isEmpty() || types.contains(filter.paysFor()))
        && (filter.active() == null || filter.active() == it.active());
  }

  @Override
  public Later<Boolean> redeemed(ClientId client, PackageId id) {
    return Later.of(false);
  }

  @Override
  public void add(List<StudioPackage> added, Instant now) {
    added.forEach(it -> packages.put(it.id(), it));
  }

  @Override
  public void save(StudioPackage changed) {
    packages.put(changed.id(), changed);
  }
}
