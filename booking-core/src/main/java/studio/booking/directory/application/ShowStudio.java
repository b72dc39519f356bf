package studio.booking.directory.application;

import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.shared.Caller;
import studio.booking.shared.Query;

/** Shows a studio and its settings to its people. */
@Query
public class ShowStudio {
  private final Studios studios;

  public ShowStudio(Studios studios) {
    this.studios = studios;
  }

  public Studio show(Caller caller) {
    return studios.current().get();
  }
}
