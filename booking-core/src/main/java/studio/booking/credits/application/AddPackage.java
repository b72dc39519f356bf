package studio.booking.credits.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import studio.booking.audit.AuditLog;
import studio.booking.credits.PackageId;
import studio.booking.credits.application.PackageOutcome.Saved;
import studio.booking.credits.domain.Packages;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.directory.People;
import studio.booking.directory.Studios;
import studio.booking.scheduling.KnownSessionTypes;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/** Puts something new in the studio's list. */
@UseCase
public class AddPackage {
  private final Packages packages;
  private final Studios studios;
  private final People people;
  private final KnownSessionTypes types;
  private final AuditLog audit;
  private final Clock clock;

  public AddPackage(
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

  /** A coach's package names themself. */
  public PackageOutcome add(Caller caller, StudioPackage.Terms terms, boolean active) {
    var refusal = new PackageRules(caller, null, terms, studios, people, types).refusal();
    if (refusal != null) return refusal;

    var added = new StudioPackage(PackageId.next(), terms, active, null, 1);
    packages.add(List.of(added), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    audit.record(caller, PackageRules.act("PACKAGE_ADDED", added));
    return new Saved(added);
  }
}
