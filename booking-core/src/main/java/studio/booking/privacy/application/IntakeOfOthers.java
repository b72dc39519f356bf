package studio.booking.privacy.application;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import studio.booking.directory.People;
import studio.booking.directory.Studios;
import studio.booking.privacy.ClientIntake;
import studio.booking.privacy.ClientSafes.ClientSafe;
import studio.booking.privacy.Introduction;
import studio.booking.privacy.PersonalWords;
import studio.booking.privacy.application.Intake.Arrival;
import studio.booking.privacy.domain.BlindIndexes;
import studio.booking.privacy.domain.EmailAddress;
import studio.booking.privacy.domain.Identity;
import studio.booking.privacy.domain.Introduced;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.SealedProfile;
import studio.booking.privacy.domain.TrainingProfile;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.domain.Vault.Safe;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;
import studio.booking.shared.Role;

/** Takes in clients whom other modules bring. */
@Collaborator
class IntakeOfOthers implements ClientIntake {
  private final Intake intake;
  private final Studios studios;
  private final People people;
  private final Profiles profiles;
  private final BlindIndexes indexes;
  private final Vault vault;
  private final Sealing sealing;
  private final Clock clock;

  IntakeOfOthers(
      Intake intake,
      Studios studios,
      People people,
      Profiles profiles,
      BlindIndexes indexes,
      Vault vault,
      Sealing sealing,
      Clock clock) {
    this.intake = intake;
    this.studios = studios;
    this.people = people;
    this.profiles = profiles;
    this.indexes = indexes;
    this.vault = vault;
    this.sealing = sealing;
    this.clock = clock;
  }

  @Override
  public Reading read(Introduction introduction) {
    return Introduced.of(introduction, clock.instant());
  }

  @Override
  public Later<Outlook> look(
      Caller caller, List<Newcomer> newcomers, Collection<ClientId> clients) {
    var boxes =
        newcomers.stream().map(Newcomer::mailbox).filter(Objects::nonNull).distinct().toList();
    var byIndex =
        boxes.stream()
            .collect(
                toUnmodifiableMap(
                    box -> indexes.of(caller.organization(), new EmailAddress(box.normalized())),
                    box -> box));
    var owners = profiles.withEmail(byIndex.keySet());
    var found = people.find(clients.stream().map(ClientId::person).toList());
    var kept = profiles.find(clients);
    return () -> {
      var taken =
          owners.get().keySet().stream()
              .map(byIndex::get)
              .filter(Objects::nonNull)
              .collect(Collectors.toSet());
      var here =
          found.get().values().stream()
              .filter(person -> person.has(Role.CLIENT))
              .map(person -> person.id().asClient())
              .toList();
      return outlook(caller, taken, here, kept.get());
    };
  }

  private Outlook outlook(
      Caller caller, Set<Mailbox> taken, List<ClientId> here, Map<ClientId, SealedProfile> kept) {
    var words = new HashMap<ClientId, PersonalWords.Search>();
    if (here.isEmpty()) return new Outlook(taken, words, Set.of());
    var unreadable = new HashSet<>(vault.destroyed(caller.organization(), here));
    var safes = vault.open(caller.organization(), here);
    for (var client : here) {
      var profile = kept.get(client);
      if (profile == null) words.put(client, _ -> Set.of());
      else words.put(client, words(profile, safes.get(client), unreadable));
    }
    return new Outlook(taken, words, unreadable);
  }

  private PersonalWords.Search words(
      SealedProfile profile,
      @org.jspecify.annotations.Nullable Safe safe,
      Set<ClientId> unreadable) {
    if (safe != null && safe.key().equals(profile.key())) {
      try {
        return new Identity(sealing.open(profile, safe))::in;
      } catch (Vault.Damaged e) {
        // As if there were no key: nobody knows whom to look for.
      }
    }
    unreadable.add(profile.client());
    return _ -> Set.of();
  }

  @Override
  public void admit(Caller caller, Map<ClientId, Newcomer> newcomers) {
    var studio = studios.current().get();
    var arrivals = new ArrayList<Arrival>();
    newcomers.forEach(
        (client, newcomer) -> {
          if (!(newcomer instanceof Introduced(var data, TrainingProfile training))) {
            throw new IllegalArgumentException("Nobody whom we have read of");
          }
          var rate = training.sessionRate();
          boolean inOurs = rate == null || rate.currency().equals(studio.currency());
          arrivals.add(new Arrival(client, data, inOurs ? training : training.withoutRate()));
        });
    intake.admit(caller, studio, arrivals);
  }

  @Override
  public Map<ClientId, ClientSafe> safes(Caller caller, Collection<ClientId> clients) {
    return vault.make(caller.organization(), clients).entrySet().stream()
        .collect(
            toUnmodifiableMap(Map.Entry::getKey, one -> new SafesOfClients.Opened(one.getValue())));
  }
}
