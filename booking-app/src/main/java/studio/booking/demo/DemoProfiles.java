package studio.booking.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import studio.booking.demo.DemoStudios.Persona;
import studio.booking.privacy.application.ChangePii;
import studio.booking.privacy.application.ChangePii.Change;
import studio.booking.privacy.application.RegisterClient;
import studio.booking.privacy.application.RegisterClient.Outcome.Registered;
import studio.booking.privacy.domain.Address;
import studio.booking.privacy.domain.BloodType;
import studio.booking.privacy.domain.EmailAddress;
import studio.booking.privacy.domain.EmergencyContact;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.PhoneNumber;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Patch;

/** Who the demo's clients are. All of it is made up: addresses and numbers are nobody's. */
@Component
@DemoMode
class DemoProfiles {
  private static final List<String> FIRST_NAMES =
      List.of("Mara", "Jonas", "Priya", "Diego", "Aisha", "Noah", "Mei", "Lucia", "Sven", "Tara");
  private static final List<String> LAST_NAMES = List.of("Okafor", "Lindqvist", "Rivera", "Sato");

  private final RegisterClient registerClient;
  private final ChangePii changePii;

  DemoProfiles(RegisterClient registerClient, ChangePii changePii) {
    this.registerClient = registerClient;
    this.changePii = changePii;
  }

  /** Says who one of the personas is. */
  void introduce(Caller owner, DemoStudios studio, Persona persona) {
    var data = data(studio, persona == Persona.CLIENT ? 0 : 1, persona.word());
    var outcome =
        changePii.change(
            owner,
            studio.person(persona).asClient(),
            new Change(
                set(data.name()),
                set(data.preferredName()),
                set(data.born()),
                set(BloodType.O_POSITIVE),
                set(data.phone()),
                set(data.email()),
                set(data.contact()),
                set(data.address())),
            OptionalLong.empty(),
            "New in the studio");
    if (!(outcome instanceof ChangePii.Outcome.Changed)) {
      throw new IllegalStateException("The demo does not work out: " + outcome);
    }
  }

  private static <T> Patch<@Nullable T> set(T value) {
    return new Patch.Set<@Nullable T>(value);
  }

  /** One more client, the number of whom is not yet known. */
  ClientId register(Caller owner, DemoStudios studio, int number) {
    var data = data(studio, number, "client" + number);
    var whole =
        new PersonalData(
            data.name(), null, data.born(), null, data.phone(), data.email(), null, null);
    return ((Registered) Done.done(registerClient.register(owner, whole))).client().id();
  }

  private record Invented(
      String name,
      String preferredName,
      LocalDate born,
      PhoneNumber phone,
      EmailAddress email,
      EmergencyContact contact,
      Address address) {}

  private static Invented data(DemoStudios studio, int number, String mailbox) {
    var first = FIRST_NAMES.get(number % FIRST_NAMES.size());
    var last = LAST_NAMES.get(number % LAST_NAMES.size());
    boolean north = studio == DemoStudios.NORTH;
    // Numbers that are kept free for films and books in either country.
    var phone = (north ? "+1 213 555 01%02d" : "+49 30 23125 0%02d").formatted(number);
    return new Invented(
        first + " " + last,
        first,
        LocalDate.of(1970 + number * 3 % 34, 1 + number % 12, 1 + number * 7 % 28),
        new PhoneNumber(phone),
        new EmailAddress(mailbox + "@" + studio.word() + ".example"),
        new EmergencyContact("Kim " + last, "family", new PhoneNumber(phone)),
        north
            ? new Address("100 Example Avenue", "Los Angeles", "CA", "90001")
            : new Address("Musterweg 1", "Berlin", null, "10115"));
  }
}
