package studio.booking.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import studio.booking.demo.DemoStudios.Persona;
import studio.booking.directory.application.AddPerson;
import studio.booking.directory.application.AssignClient;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Role;
import studio.booking.shared.UnitOfWork;

/** Fills a demo studio with people, sessions and packages: all of it, or nothing. */
@Component
@DemoMode
class DemoFurnishing {
  private static final Logger LOG = LoggerFactory.getLogger(DemoFurnishing.class);

  private static final int REGULARS = 8;

  private final UnitOfWork unit;
  private final AddPerson addPerson;
  private final DemoProfiles profiles;
  private final AssignClient assignClient;
  private final SessionTypes types;
  private final DemoTimetable timetable;
  private final DemoSales sales;
  private final DemoPurchases purchases;
  private final DemoConsents consents;
  private final DemoFamily family;
  private final DemoPrompts prompts;
  private final DemoPast past;
  private final DemoBookings bookings;
  private final DemoRegulars regularBookings;
  private final DemoLeaver leaver;
  private final DemoClock clock;

  DemoFurnishing(
      UnitOfWork unit,
      AddPerson addPerson,
      DemoProfiles profiles,
      AssignClient assignClient,
      SessionTypes types,
      DemoTimetable timetable,
      DemoSales sales,
      DemoPurchases purchases,
      DemoConsents consents,
      DemoFamily family,
      DemoPrompts prompts,
      DemoPast past,
      DemoBookings bookings,
      DemoRegulars regularBookings,
      DemoLeaver leaver,
      DemoClock clock) {
    this.unit = unit;
    this.addPerson = addPerson;
    this.profiles = profiles;
    this.assignClient = assignClient;
    this.types = types;
    this.timetable = timetable;
    this.sales = sales;
    this.purchases = purchases;
    this.consents = consents;
    this.family = family;
    this.prompts = prompts;
    this.past = past;
    this.bookings = bookings;
    this.regularBookings = regularBookings;
    this.leaver = leaver;
    this.clock = clock;
  }

  /** Whether there was anything to do. */
  boolean furnish(DemoStudios studio) {
    var owner =
        new Caller(
            studio.organization(),
            studio.person(Persona.OWNER),
            Set.of(Role.OWNER),
            new Caller.Request("demo", null));
    boolean furnished = furnish(studio, owner);
    // Not with the owner's rights: the program itself has clients leave.
    if (furnished) leaver.leave(owner, studio);
    return furnished;
  }

  /** All that the owner's own rights reach. */
  boolean furnish(DemoStudios studio, Caller owner) {
    return unit.run(
        owner,
        () -> {
          if (!types.list(true, null, 1).get().isEmpty()) return false;
          LOG.info("Furnishing the demo studio \"{}\"", studio.word());
          furnish(studio, owner, clock.instant());
          return true;
        });
  }

  private void furnish(DemoStudios studio, Caller owner, Instant now) {
    var since = now.minus(DemoPast.LENGTH);
    var clients = clock.at(since, () -> people(studio, owner));
    var made = timetable.fill(studio, owner, now);
    var regulars = regulars(clients);
    clock.at(
        since,
        () -> {
          sales.open(owner, regulars);
          consents.make(owner, clients);
          family.join(owner, studio, clients.getFirst());
          for (var persona : List.of(Persona.CLIENT, Persona.CLIENT2)) {
            profiles.train(owner, studio, persona);
          }
          prompts.write(owner, clients.getFirst());
          return regulars;
        });
    past.live(owner, made, regulars, now);
    sales.sell(owner, clients);
    purchases.make(owner, clients.getFirst());
    bookings.book(owner, made, clients, now);
    regularBookings.book(owner, made, clients, now);
  }

  /** Those who have come for a while: all but the second client, and not all of many. */
  private static List<ClientId> regulars(List<ClientId> clients) {
    var regulars = new ArrayList<>(clients.subList(0, Math.min(clients.size(), REGULARS + 1)));
    regulars.remove(1);
    return regulars;
  }

  /**
   * The personas, and as many clients more as the studio is large. Client and client2 come first.
   */
  private List<ClientId> people(DemoStudios studio, Caller owner) {
    var clients = new ArrayList<ClientId>();
    for (var persona : Persona.values()) {
      if (persona == Persona.OWNER) continue;
      addPerson.add(owner, studio.person(persona), persona.roles());
      if (persona.roles().contains(Role.CLIENT)) {
        clients.add(studio.person(persona).asClient());
        profiles.introduce(owner, studio, persona);
      }
    }
    int more = studio == DemoStudios.NORTH ? 16 : 4;
    for (int i = 0; i < more; i++) clients.add(profiles.register(owner, studio, i + 3));
    var today = clock.instant().atZone(DemoOpening.zone(studio)).toLocalDate();
    assignClient.assign(
        owner,
        new AssignClient.Wanted(
            studio.person(Persona.COACH).asCoach(), clients.getFirst(), today, null));
    return clients;
  }
}
