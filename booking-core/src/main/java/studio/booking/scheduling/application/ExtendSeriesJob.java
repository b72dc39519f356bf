package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import studio.booking.operations.EachStudio;
import studio.booking.scheduling.domain.DueStudios;
import studio.booking.scheduling.domain.Series;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/**
 * Keeps series of classes as far ahead as they are to be, in all studios. It goes by what is
 * missing and not by the hour: a night without 02:00, or with two of them, changes nothing.
 */
public final class ExtendSeriesJob extends EachStudio {
  private static final int AT_ONCE = 50;

  private final EachSeries eachSeries;
  private final DueStudios studios;
  private final Clock clock;

  public ExtendSeriesJob(ExtendSeries extendSeries, DueStudios studios, Clock clock) {
    this.eachSeries = new EachSeries(extendSeries);
    this.studios = studios;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "extend-series";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  protected List<OrganizationId> due() {
    return studios.withSeriesBehind(clock.instant());
  }

  @Override
  protected String counted() {
    return "series";
  }

  @Override
  protected int workIn(Caller studio) {
    return eachSeries.extend(studio, Series.WEEKS_AHEAD, AT_ONCE).series();
  }
}
