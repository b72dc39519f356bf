package studio.booking.scheduling.application;

import java.util.Map;
import java.util.Set;
import studio.booking.audit.AuditLog;
import studio.booking.directory.People;
import studio.booking.privacy.DisplayNames;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingFiles;
import studio.booking.scheduling.domain.RosterOutcome;
import studio.booking.scheduling.domain.RosterOutcome.AnotherCoachsSession;
import studio.booking.scheduling.domain.RosterOutcome.Line;
import studio.booking.scheduling.domain.RosterOutcome.Roster;
import studio.booking.scheduling.domain.RosterOutcome.UnknownSession;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.UseCase;

/** Tells a coach or an admin who comes to a session. That they asked is written down with it. */
@UseCase
public class ReadRoster {
  private final Sessions sessions;
  private final BookingFiles files;
  private final People people;
  private final DisplayNames displayNames;
  private final AuditLog audit;

  public ReadRoster(
      Sessions sessions,
      BookingFiles files,
      People people,
      DisplayNames displayNames,
      AuditLog audit) {
    this.sessions = sessions;
    this.files = files;
    this.people = people;
    this.displayNames = displayNames;
    this.audit = audit;
  }

  /**
   * Some of those who have a place.
   *
   * @param afterNumber of the place after which the list goes on, or 0 from its beginning
   */
  public RosterOutcome read(Caller by, SessionId id, int afterNumber, int limit) {
    var known = sessions.byId(Set.of(id));
    var found = files.roster(id, afterNumber, limit);
    var session = known.get().get(id);
    if (session == null) return new UnknownSession(id);
    if (!by.isAdmin() && !by.is(session.coach())) return new AnotherCoachsSession(id);

    var clients = found.get().stream().map(file -> file.booking().client()).toList();
    var persons = people.find(clients.stream().map(ClientId::person).toList());
    var names = displayNames.of(by, clients);
    audit.record(
        by,
        new AuditLog.Act(
            "ROSTER_READ",
            "session",
            id.value(),
            null,
            Map.of("bookings", String.valueOf(clients.size()))));
    return new Roster(
        found.get().stream()
            .map(
                file -> {
                  var client = file.booking().client();
                  var person = persons.get().get(client.person());
                  return new Line(
                      file.booking(),
                      file.seat(),
                      person == null ? null : person.alias(),
                      names.get().get(client),
                      file.guest());
                })
            .toList());
  }
}
