package studio.booking.privacy.application;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import studio.booking.operations.EachStudio;
import studio.booking.privacy.domain.KeptAges;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/** Keeps ages current, once a month has begun in a studio. */
public class RefreshAgesWhenDue extends EachStudio {
  private static final ZoneOffset LAST_TO_SEE_A_DATE = ZoneOffset.ofHours(-12);

  private final KeptAges ages;
  private final RefreshAges refreshAges;
  private final Clock clock;

  public RefreshAgesWhenDue(KeptAges ages, RefreshAges refreshAges, Clock clock) {
    this.ages = ages;
    this.refreshAges = refreshAges;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "refresh-ages";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  protected List<OrganizationId> due() {
    // Which date it is in a studio is known there only; when it is the first everywhere, it is due.
    var date = clock.instant().atOffset(LAST_TO_SEE_A_DATE).toLocalDate();
    return ages.studios(date.withDayOfMonth(1));
  }

  @Override
  protected String counted() {
    return "refreshed";
  }

  @Override
  protected int workIn(Caller studio) {
    return refreshAges.refresh(studio);
  }
}
