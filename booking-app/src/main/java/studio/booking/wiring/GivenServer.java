package studio.booking.wiring;

import static java.util.Objects.requireNonNull;

/** A server that somebody else runs. */
record GivenServer(BookingProperties.Database database) implements DatabaseServer {
  @Override
  public Login owner() {
    return new Login(
        requireNonNull(database.url()),
        requireNonNull(database.ownerUsername()),
        database.ownerPassword());
  }

  @Override
  public Login program() {
    return new Login(
        requireNonNull(database.url()), requireNonNull(database.username()), database.password());
  }

  @Override
  public void close() {
    // It goes on without us.
  }
}
