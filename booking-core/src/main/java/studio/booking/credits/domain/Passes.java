package studio.booking.credits.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments.Due;
import studio.booking.scheduling.Payments.Tried;
import studio.booking.scheduling.SessionTypeId;

/**
 * A client's passes, in the order in which they expire: those of the same instant in the order in
 * which they were given out. None that was revoked.
 *
 * @param friends those that are not used
 */
public record Passes(List<AllAccess> allAccess, List<Friend> friends) {
  public static final Passes NONE = new Passes(List.of(), List.of());

  private static final String NO_PASS = "NO_PASS";

  public Passes {
    allAccess = allAccess.stream().sorted(order(AllAccess::expiresAt)).toList();
    friends = friends.stream().sorted(order(Friend::expiresAt)).toList();
  }

  private static <P extends Pass> Comparator<P> order(Function<P, @Nullable Instant> expiry) {
    return Comparator.<P, Instant>comparing(
            pass -> {
              var end = expiry.apply(pass);
              return end == null ? Instant.MAX : end;
            })
        .thenComparing(pass -> pass.redemption().value());
  }

  /** What any pass has. */
  sealed interface Pass {
    RedemptionId redemption();

    @Nullable Instant expiresAt();

    Set<SessionTypeId> sessionTypes();

    /** Why it does not pay for a place that is paid now; empty when it does. */
    default Optional<String> refuses(Due due) {
      if (isOverAt(due.sessionStart())) return Optional.of("EXPIRES_BEFORE_SESSION");
      boolean ofType = sessionTypes().isEmpty() || sessionTypes().contains(due.sessionType());
      return ofType ? Optional.empty() : Optional.of("NOT_FOR_THIS_TYPE");
    }

    default boolean isOverAt(Instant time) {
      var end = expiresAt();
      return end != null && !end.isAfter(time);
    }
  }

  /**
   * Lets its client in to one session a day.
   *
   * @param usedOn dates of the studio on which it can't be used again; of those long past some or
   *     all are left out
   */
  public record AllAccess(
      RedemptionId redemption,
      Instant expiresAt,
      Set<SessionTypeId> sessionTypes,
      Set<LocalDate> usedOn)
      implements Pass {
    public AllAccess {
      sessionTypes = Set.copyOf(sessionTypes);
      usedOn = Set.copyOf(usedOn);
    }

    @Override
    public Optional<String> refuses(Due due) {
      return Pass.super
          .refuses(due)
          .or(
              () ->
                  usedOn.contains(due.day()) ? Optional.of("DAY_ALREADY_USED") : Optional.empty());
    }

    private AllAccess using(LocalDate day) {
      var used = new HashSet<>(usedOn);
      used.add(day);
      return new AllAccess(redemption, expiresAt, sessionTypes, used);
    }

    private AllAccess notUsing(LocalDate day) {
      var used = new HashSet<>(usedOn);
      used.remove(day);
      return new AllAccess(redemption, expiresAt, sessionTypes, used);
    }
  }

  /**
   * Lets somebody in once, whom its client brings along or who is the client.
   *
   * @param expiresAt null: never
   */
  public record Friend(
      RedemptionId redemption, @Nullable Instant expiresAt, Set<SessionTypeId> sessionTypes)
      implements Pass {
    public Friend {
      sessionTypes = Set.copyOf(sessionTypes);
    }
  }

  /** The pass that lets in to a session, and of the ones before it why they do not. */
  Optional<AllAccess> letsIn(Due due, List<Tried> tried) {
    return first(allAccess, PaymentType.ALL_ACCESS, due, tried);
  }

  /** The friend pass that pays, and of the ones before it why they do not. */
  Optional<Friend> friendFor(Due due, List<Tried> tried) {
    return first(friends, PaymentType.FRIEND_PASS, due, tried);
  }

  private static <P extends Pass> Optional<P> first(
      List<P> passes, PaymentType type, Due due, List<Tried> tried) {
    var live = passes.stream().filter(pass -> !pass.isOverAt(due.now())).toList();
    if (live.isEmpty()) tried.add(new Tried(type, NO_PASS));
    for (var pass : live) {
      var refusal = pass.refuses(due);
      if (refusal.isEmpty()) return Optional.of(pass);
      tried.add(new Tried(type, refusal.get()));
    }
    return Optional.empty();
  }

  Optional<AllAccess> find(RedemptionId redemption) {
    return allAccess.stream().filter(pass -> pass.redemption().equals(redemption)).findFirst();
  }

  Passes using(RedemptionId redemption, LocalDate day) {
    return changed(redemption, pass -> pass.using(day));
  }

  Passes notUsing(RedemptionId redemption, LocalDate day) {
    return changed(redemption, pass -> pass.notUsing(day));
  }

  private Passes changed(RedemptionId redemption, UnaryOperator<AllAccess> change) {
    return new Passes(
        allAccess.stream()
            .map(pass -> pass.redemption().equals(redemption) ? change.apply(pass) : pass)
            .toList(),
        friends);
  }

  Passes without(Friend used) {
    return new Passes(allAccess, friends.stream().filter(one -> !one.equals(used)).toList());
  }

  Passes with(Friend back) {
    var all = new ArrayList<>(friends);
    all.add(back);
    return new Passes(allAccess, all);
  }
}
