package studio.booking.privacy.application;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.domain.ErasureCase;
import studio.booking.privacy.domain.ErasureCase.Status;
import studio.booking.privacy.domain.ErasureCases;
import studio.booking.privacy.domain.ErasureId;
import studio.booking.privacy.domain.ErasureRegister;
import studio.booking.privacy.domain.KeyStore;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.OrganizationId;

/**
 * Before anybody is served: has the database, which may have come from a backup, agree with what
 * the database of keys knows of erasures, and that one, which may have come from one too, with it.
 * Nobody who was erased can be read in between: of all that identifies them there was only
 * ciphertext in the backup, and the key is gone.
 */
public final class ReplayRegister {
  private static final int SET = 500;

  private final ErasureRegister register;
  private final ErasureCases cases;
  private final KeyStore keys;
  private final RestoreErasures restore;
  private final EraseClients eraseClients;
  private final ShowErasures showErasures;

  public ReplayRegister(
      ErasureRegister register,
      ErasureCases cases,
      KeyStore keys,
      RestoreErasures restore,
      EraseClients eraseClients,
      ShowErasures showErasures) {
    this.register = register;
    this.cases = cases;
    this.keys = keys;
    this.restore = restore;
    this.eraseClients = eraseClients;
    this.showErasures = showErasures;
  }

  /** How many there were of what. */
  public record Report(int erasedAgain, int requestedAgain, int keysDestroyedAgain) {
    private Report plus(Report other) {
      return new Report(
          erasedAgain + other.erasedAgain,
          requestedAgain + other.requestedAgain,
          keysDestroyedAgain + other.keysDestroyedAgain);
    }

    public boolean isNothing() {
      return erasedAgain + requestedAgain + keysDestroyedAgain == 0;
    }
  }

  public Report replay() {
    var studios = new LinkedHashSet<>(register.studios());
    studios.addAll(cases.studiosWith(Set.of(Status.DONE)));
    var report = new Report(0, 0, 0);
    for (var studio : studios) report = report.plus(replay(studio));
    return report;
  }

  private Report replay(OrganizationId studio) {
    var caller = Caller.system(studio, "replay-erasures");
    int erased = eraseAgain(caller);
    int requested = requestAgain(caller);
    int destroyed = destroyAgain(caller);
    if (erased > 0) finish(caller);
    return new Report(erased, requested, destroyed);
  }

  private void finish(Caller caller) {
    int steps;
    do steps = eraseClients.goOn(caller);
    while (steps > 0);
  }

  private int eraseAgain(Caller caller) {
    int sum = 0;
    @Nullable ClientId after = null;
    while (true) {
      var some = keys.destroyed(caller.organization(), after, SET);
      if (some.isEmpty()) return sum;
      sum += restore.eraseAgain(caller, some);
      after = some.getLast().client();
    }
  }

  private int requestAgain(Caller caller) {
    int sum = 0;
    @Nullable ClientId after = null;
    while (true) {
      var some = register.open(caller.organization(), after, SET);
      if (some.isEmpty()) return sum;
      sum += restore.requestAgain(caller, some);
      after = some.getLast().request().client();
    }
  }

  private int destroyAgain(Caller caller) {
    int sum = 0;
    @Nullable ErasureId after = null;
    while (true) {
      var some = showErasures.done(caller, after, SET);
      if (some.isEmpty()) return sum;
      sum += destroy(caller.organization(), some);
      after = some.getLast().request().id();
    }
  }

  private int destroy(OrganizationId studio, List<ErasureCase> done) {
    var alive = keys.find(studio, done.stream().map(one -> one.request().client()).toList());
    alive.keySet().forEach(client -> keys.destroy(studio, client));
    return alive.size();
  }
}
