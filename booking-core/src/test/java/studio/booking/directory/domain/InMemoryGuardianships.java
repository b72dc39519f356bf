package studio.booking.directory.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Who guards whom in a test. */
public final class InMemoryGuardianships implements Guardianships {
  private final List<Guardianship> all = new ArrayList<>();

  @Override
  public Later<List<Guardianship>> of(ClientId ward) {
    return Later.of(all.stream().filter(one -> one.ward().equals(ward)).toList());
  }

  @Override
  public Later<Optional<Guardianship>> find(ClientId ward, ClientId guardian) {
    return of(ward).map(of -> of.stream().filter(is(guardian)).findFirst());
  }

  private static Predicate<Guardianship> is(ClientId guardian) {
    return one -> one.guardian().equals(guardian);
  }

  @Override
  public void add(Guardianship named) {
    all.add(named);
  }

  @Override
  public void remove(Guardianship named) {
    all.remove(named);
  }

  @Override
  public Later<List<Listed>> guardians(ClientId ward, @Nullable ClientId after, int limit) {
    return listed(one -> one.ward().equals(ward), Guardianship::guardian, after, limit);
  }

  @Override
  public Later<List<Listed>> wards(ClientId guardian, @Nullable ClientId after, int limit) {
    return listed(is(guardian), Guardianship::ward, after, limit);
  }

  private Later<List<Listed>> listed(
      Predicate<Guardianship> which,
      Function<Guardianship, ClientId> other,
      @Nullable ClientId after,
      int limit) {
    return Later.of(
        all.stream()
            .filter(which)
            .filter(one -> after == null || id(other.apply(one)).compareTo(id(after)) > 0)
            .sorted((one, two) -> id(other.apply(one)).compareTo(id(other.apply(two))))
            .limit(limit)
            .map(one -> new Listed(one, "Alias of " + id(other.apply(one))))
            .toList());
  }

  private static String id(ClientId client) {
    return client.value().toString();
  }
}
