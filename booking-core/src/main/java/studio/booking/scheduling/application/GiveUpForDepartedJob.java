package studio.booking.scheduling.application;

import java.time.Duration;
import java.util.List;
import studio.booking.operations.EachStudio;
import studio.booking.scheduling.domain.DueStudios;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;

/** Goes on with the bookings of clients who have left, wherever the program was when it ended. */
public final class GiveUpForDepartedJob extends EachStudio {
  private final GiveUpForDeparted giveUpForDeparted;
  private final DueStudios studios;

  public GiveUpForDepartedJob(GiveUpForDeparted giveUpForDeparted, DueStudios studios) {
    this.giveUpForDeparted = giveUpForDeparted;
    this.studios = studios;
  }

  @Override
  public String name() {
    return "give-up-for-departed";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(20);
  }

  @Override
  protected List<OrganizationId> due() {
    return studios.withDepartures();
  }

  @Override
  protected String counted() {
    return "givenUp";
  }

  @Override
  protected int workIn(Caller studio) {
    return giveUpForDeparted.goOn(studio);
  }
}
