package planted.thing.application;

import studio.booking.shared.Query;

@Query
public class DoesNotAskWhoCalls {
  public void run(String something) {}
}
