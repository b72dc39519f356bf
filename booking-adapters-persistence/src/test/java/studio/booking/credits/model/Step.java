package studio.booking.credits.model;

/**
 * A command, and for whom.
 *
 * @param client their number; of no matter where it is for all
 */
record Step(int client, Command command) {
  static final int ALL = -1;

  boolean concerns(int somebody) {
    return client == ALL || client == somebody;
  }

  @Override
  public String toString() {
    return client == ALL ? "all: " + command : "client " + client + ": " + command;
  }
}
