package studio.booking.operations.application;

import java.time.Duration;
import java.util.List;
import studio.booking.operations.EachStudio;
import studio.booking.operations.domain.Leftovers;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.UnitOfWork;

/** Takes away what is of no use any more, some at a time. */
abstract class ClearLeftovers extends EachStudio {
  private static final int AT_ONCE = 5_000;

  private final String name;
  private final Duration every;
  private final Leftovers leftovers;
  private final UnitOfWork unitOfWork;

  ClearLeftovers(String name, Duration every, Leftovers leftovers, UnitOfWork unitOfWork) {
    this.name = name;
    this.every = every;
    this.leftovers = leftovers;
    this.unitOfWork = unitOfWork;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration every() {
    return every;
  }

  @Override
  protected List<OrganizationId> due() {
    return leftovers.studios();
  }

  @Override
  protected String counted() {
    return "cleared";
  }

  @Override
  protected int workIn(Caller studio) {
    return unitOfWork.run(studio, () -> leftovers.clear(AT_ONCE));
  }
}
