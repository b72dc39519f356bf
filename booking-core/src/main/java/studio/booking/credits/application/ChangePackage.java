package studio.booking.credits.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.credits.PackageId;
import studio.booking.credits.application.PackageOutcome.NotYours;
import studio.booking.credits.application.PackageOutcome.Refused;
import studio.booking.credits.application.PackageOutcome.Saved;
import studio.booking.credits.application.PackageOutcome.Stale;
import studio.booking.credits.application.PackageOutcome.UnknownPackage;
import studio.booking.credits.domain.Packages;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.directory.People;
import studio.booking.directory.Studios;
import studio.booking.scheduling.KnownSessionTypes;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/** Changes what a package is, or withdraws it for good. What was sold stays as it was sold. */
@UseCase
public class ChangePackage {
  private final Packages packages;
  private final Studios studios;
  private final People people;
  private final KnownSessionTypes types;
  private final AuditLog audit;
  private final Clock clock;

  public ChangePackage(
      Packages packages,
      Studios studios,
      People people,
      KnownSessionTypes types,
      AuditLog audit,
      Clock clock) {
    this.packages = packages;
    this.studios = studios;
    this.people = people;
    this.types = types;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is to be another way: the terms, and whether it is on sale. */
  public record Change(UnaryOperator<StudioPackage.Terms> terms, UnaryOperator<Boolean> active) {}

  /**
   * Changes it.
   *
   * @param expected the version that the caller knows; empty: any
   */
  public PackageOutcome change(Caller caller, PackageId id, OptionalLong expected, Change change) {
    var found = packages.lock(id).get().orElse(null);
    var refusal = refusal(caller, found, expected);
    if (found == null || refusal != null) {
      return refusal == null ? new UnknownPackage() : refusal;
    }
    var terms = change.terms().apply(found.terms());
    var owner = found.terms().coach();
    var rules = new PackageRules(caller, owner, terms, studios, people, types).refusal();
    if (rules != null) return rules;

    var changed =
        new StudioPackage(
            id, terms, change.active().apply(found.active()), null, found.version() + 1);
    packages.save(changed);
    audit.record(caller, PackageRules.changed(found, changed));
    return new Saved(changed);
  }

  /** Withdraws it. */
  public PackageOutcome archive(Caller caller, PackageId id, OptionalLong expected) {
    var found = packages.lock(id).get().orElse(null);
    var refusal = refusal(caller, found, expected);
    if (found == null || refusal != null) {
      return refusal == null ? new UnknownPackage() : refusal;
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var archived = new StudioPackage(id, found.terms(), false, now, found.version() + 1);
    packages.save(archived);
    audit.record(caller, PackageRules.act("PACKAGE_ARCHIVED", archived));
    return new Saved(archived);
  }

  private static @Nullable Refused refusal(
      Caller caller, @Nullable StudioPackage found, OptionalLong expected) {
    if (found == null || found.isArchived()) return new UnknownPackage();
    if (!PackageRules.mayWrite(caller, found.terms().coach())) return new NotYours();
    if (expected.isPresent() && expected.getAsLong() != found.version()) return new Stale();
    return null;
  }
}
