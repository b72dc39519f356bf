package planted.thing.application;

import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

@UseCase
final class CannotBeWrapped {
  public void run(Caller caller) {}
}
