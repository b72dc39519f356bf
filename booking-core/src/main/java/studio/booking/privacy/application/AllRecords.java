package studio.booking.privacy.application;

import java.util.List;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonalRecords;

/** What each module keeps about a client. */
public record AllRecords(List<PersonalRecords> modules) {
  public AllRecords {
    modules = List.copyOf(modules);
  }

  void erase(ClientId client) {
    for (var module : modules) module.erase(client);
  }
}
