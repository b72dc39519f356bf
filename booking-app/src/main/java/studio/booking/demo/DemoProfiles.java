package studio.booking.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import studio.booking.demo.DemoStudios.Persona;
import studio.booking.privacy.TrainingTier;
import studio.booking.privacy.application.ChangePii;
import studio.booking.privacy.application.ChangePii.Change;
import studio.booking.privacy.application.ChangeTraining;
import studio.booking.privacy.application.RegisterClient;
import studio.booking.privacy.application.RegisterClient.Outcome.Registered;
import studio.booking.privacy.domain.Address;
import studio.booking.privacy.domain.BloodType;
import studio.booking.privacy.domain.EmailAddress;
import studio.booking.privacy.domain.EmergencyContact;
import studio.booking.privacy.domain.Gender;
import studio.booking.privacy.domain.Height;
import studio.booking.privacy.domain.MovementScreen;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.PhoneNumber;
import studio.booking.privacy.domain.TrainingProfile;
import studio.booking.privacy.domain.WearableDevice;
import studio.booking.privacy.domain.Weight;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Money;
import studio.booking.shared.Patch;

/** Who the demo's clients are. All of it is made up: addresses and numbers are nobody's. */
@Component
@DemoMode
class DemoProfiles {
  private static final List<String> FIRST_NAMES =
      List.of("Mara", "Jonas", "Priya", "Diego", "Aisha", "Noah", "Mei", "Lucia", "Sven", "Tara");
  private static final List<Gender> GENDERS = List.of(Gender.values());
  private static final List<TrainingTier> TIERS = List.of(TrainingTier.values());
  private static final List<String> GOALS =
      List.of("Run ten kilometres", "A strong back", "Sleep better", "First pull-up");
  private static final List<String> LAST_NAMES = List.of("Okafor", "Lindqvist", "Rivera", "Sato");

  private final RegisterClient registerClient;
  private final ChangePii changePii;
  private final ChangeTraining changeTraining;

  DemoProfiles(RegisterClient registerClient, ChangePii changePii, ChangeTraining changeTraining) {
    this.registerClient = registerClient;
    this.changePii = changePii;
    this.changeTraining = changeTraining;
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

  /** Says what is needed to train one of the personas, once their consents are there. */
  void train(Caller owner, DemoStudios studio, Persona persona) {
    int number = persona == Persona.CLIENT ? 0 : 1;
    var it = training(studio, number);
    var change =
        new ChangeTraining.Change(
            set(it.gender()),
            set(it.height()),
            set(it.weight()),
            set(it.bodyFatPercentage()),
            set(it.goals()),
            set(it.trainingStartDate()),
            set(it.yearsTrainingExperience()),
            set(it.injuryHistory()),
            set(it.movementScreen()),
            set(it.currentMedications()),
            set(it.supplements()),
            set(it.allergies()),
            set(WearableDevice.GARMIN),
            Patch.set(number == 0),
            set(it.trainingTier()),
            set(it.sessionRate()));
    var client = studio.person(persona).asClient();
    var outcome = changeTraining.change(owner, client, change, OptionalLong.empty(), false);
    if (!(outcome instanceof ChangeTraining.Outcome.Changed)) {
      throw new IllegalStateException("The demo does not work out: " + outcome);
    }
  }

  private static <T> Patch<@Nullable T> set(@Nullable T value) {
    return value == null ? Patch.clear() : new Patch.Set<@Nullable T>(value);
  }

  /** One more client, the number of whom is not yet known. */
  ClientId register(Caller owner, DemoStudios studio, int number) {
    var data = data(studio, number, "client" + number);
    var whole =
        new PersonalData(
            data.name(), null, data.born(), null, data.phone(), data.email(), null, null);
    return ((Registered)
            Done.done(registerClient.register(owner, whole, training(studio, number), false)))
        .client()
        .id();
  }

  /** A child of the first of the personas. */
  ClientId registerChild(Caller owner, DemoStudios studio, LocalDate born) {
    var parent = data(studio, 0, "client");
    var name = "Mila " + parent.name().substring(parent.name().indexOf(' ') + 1);
    var who = new PersonalData(name, null, born, null, null, null, parent.contact(), null);
    return ((Registered) Done.done(registerClient.register(owner, who, training(studio, 2), false)))
        .client()
        .id();
  }

  /** What is needed to train them: enough to look at, and nothing that anybody has. */
  private static TrainingProfile training(DemoStudios studio, int number) {
    var screen = new EnumMap<MovementScreen.Test, Integer>(MovementScreen.Test.class);
    int score = number;
    for (var test : MovementScreen.Test.values()) screen.put(test, 2 + score++ % 2);
    return new TrainingProfile(
        GENDERS.get(number % GENDERS.size()),
        new Height(1600 + number * 13 % 300),
        new Weight(55_000 + number * 3_100 % 45_000),
        BigDecimal.valueOf(16 + number % 15),
        List.of(GOALS.get(number % GOALS.size())),
        LocalDate.of(2024, 1 + number % 12, 1),
        number % 9,
        number % 3 == 0 ? List.of("Left knee, two years ago") : List.of(),
        new MovementScreen(LocalDate.of(2025, 1 + number % 12, 15), screen, null),
        List.of(),
        number % 2 == 0 ? List.of("Vitamin D") : List.of(),
        number % 5 == 0 ? List.of("Pollen") : List.of(),
        null,
        false,
        TIERS.get(number % TIERS.size()),
        new Money(6_000 + number % 4 * 500L, DemoOpening.currency(studio)));
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
