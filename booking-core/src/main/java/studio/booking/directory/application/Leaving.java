package studio.booking.directory.application;

import java.time.Instant;
import java.util.Optional;
import studio.booking.directory.ClientCameBack;
import studio.booking.directory.ClientLeft;
import studio.booking.directory.Departures;
import studio.booking.directory.domain.Leavers;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Events;
import studio.booking.shared.Later;

/** Has clients leave and come back, and tells who has to know at once. */
@Collaborator
class Leaving implements Departures {
  private final Leavers leavers;
  private final Events events;

  Leaving(Leavers leavers, Events events) {
    this.leavers = leavers;
    this.events = events;
  }

  @Override
  public Later<Optional<Standing>> lock(ClientId client) {
    return leavers.lock(client.person());
  }

  @Override
  public void leave(Caller caller, ClientId client, Instant at) {
    leavers.leave(client.person(), at);
    events.publish(new ClientLeft(caller.organization(), client, at));
  }

  @Override
  public void comeBack(Caller caller, ClientId client, Standing before) {
    leavers.comeBack(client.person());
    events.publish(new ClientCameBack(caller.organization(), client, before.active()));
  }

  @Override
  public void forget(Caller caller, ClientId client) {
    leavers.forget(client.person());
  }
}
