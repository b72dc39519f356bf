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
  public Later<Page<StudioPackage>> list(boolean onlyActive, Page.Request page) {
    return Later.of(
        new Page<>(
            packages.values().stream()
                .filter(it -> !it.isArchived() && (it.active() || !onlyActive))
                .sorted(Comparator.comparing(it -> it.terms().position()))
                .toList(),
            null));
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
