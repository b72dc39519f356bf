package studio.booking.scheduling.application;

import java.time.Duration;
import java.util.List;
import studio.booking.operations.EachStudio;
import studio.booking.scheduling.domain.DueStudios;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/** Goes on with series that are being cancelled, wherever the program was when it ended. */
public final class CancelSeriesJob extends EachStudio {
  private final CancelSeries cancelSeries;
  private final DueStudios studios;

  public CancelSeriesJob(CancelSeries cancelSeries, DueStudios studios) {
    this.cancelSeries = cancelSeries;
    this.studios = studios;
  }

  @Override
  public String name() {
    return "cancel-series";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(20);
  }

  @Override
  protected List<OrganizationId> due() {
    return studios.withSeriesCancellations();
  }

  @Override
  protected String counted() {
    return "cancelled";
  }

  @Override
  protected int workIn(Caller studio) {
    return cancelSeries.goOn(studio);
  }
}
