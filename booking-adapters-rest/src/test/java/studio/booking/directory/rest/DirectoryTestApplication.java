package studio.booking.directory.rest;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import studio.booking.audit.AuditLog;
import studio.booking.directory.InMemoryPeople;
import studio.booking.directory.InMemoryStudios;
import studio.booking.directory.Studio;
import studio.booking.directory.application.AcceptInvitation;
import studio.booking.directory.application.AddClient;
import studio.booking.directory.application.AddPerson;
import studio.booking.directory.application.AssignClient;
import studio.booking.directory.application.ChangePerson;
import studio.booking.directory.application.ChangeStudio;
import studio.booking.directory.application.EndAssignment;
import studio.booking.directory.application.InvitePerson;
import studio.booking.directory.application.KeepCalendarAddress;
import studio.booking.directory.application.ListAssignments;
import studio.booking.directory.application.ListClients;
import studio.booking.directory.application.ListGuardians;
import studio.booking.directory.application.ListPeople;
import studio.booking.directory.application.NameGuardian;
import studio.booking.directory.application.ShowCalendarAddress;
import studio.booking.directory.application.ShowStudio;
import studio.booking.directory.application.TakeGuardianAway;
import studio.booking.directory.domain.CalendarAddress;
import studio.booking.directory.domain.CalendarAddresses;
import studio.booking.directory.domain.Client;
import studio.booking.directory.domain.Clients;
import studio.booking.directory.domain.InMemoryAssignments;
import studio.booking.directory.domain.InMemoryGuardianships;
import studio.booking.directory.domain.InMemoryPersons;
import studio.booking.directory.domain.Invitation;
import studio.booking.directory.domain.InvitationId;
import studio.booking.directory.domain.Invitations;
import studio.booking.directory.domain.Organizations;
import studio.booking.directory.domain.SignIn;
import studio.booking.directory.domain.SignInLinks;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Events;
import studio.booking.shared.IdempotencyKeys;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.UnitOfWork;

/** The directory's routes over studios and people in memory. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
    basePackages = {"studio.booking.shared.rest", "studio.booking.directory.rest"},
    excludeFilters =
        @Filter(type = FilterType.REGEX, pattern = ".*\\.(Test|Thing|Directory|InMemory)\\w*"))
@Import({
  ShowStudio.class,
  ChangeStudio.class,
  AddClient.class,
  ListClients.class,
  AddPerson.class,
  ChangePerson.class,
  ListPeople.class,
  AssignClient.class,
  EndAssignment.class,
  ListAssignments.class,
  NameGuardian.class,
  TakeGuardianAway.class,
  ListGuardians.class,
  InvitePerson.class,
  AcceptInvitation.class,
  KeepCalendarAddress.class,
  ShowCalendarAddress.class
})
class DirectoryTestApplication {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @Bean
  InMemoryStudios studios() {
    return new InMemoryStudios();
  }

  @Bean
  InMemoryPersons persons() {
    return new InMemoryPersons();
  }

  @Bean
  InMemoryPeople people(InMemoryStudios studios) {
    return new InMemoryPeople(studios.studio().zone());
  }

  @Bean
  InMemoryAssignments assignments() {
    return new InMemoryAssignments();
  }

  @Bean
  InMemoryGuardianships guardianships() {
    return new InMemoryGuardianships();
  }

  @Bean
  Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @Bean
  RandomGenerator chance() {
    return new Random(1);
  }

  @Bean
  AuditLog audit() {
    return (caller, act) -> {};
  }

  @Bean
  Events events() {
    return event -> {};
  }

  @Bean
  JwtDecoder tokens() {
    return token -> {
      throw new IllegalStateException("Tests bring decoded tokens");
    };
  }

  @Bean
  Organizations organizations(InMemoryStudios studios) {
    return new Organizations() {
      @Override
      public boolean open(Studio studio, Instant now) {
        throw new IllegalStateException("No route opens studios");
      }

      @Override
      public void change(Studio changed) {
        studios.set(changed);
      }

      @Override
      public Later<Boolean> reckonsIn(java.time.ZoneId zone) {
        return Later.of(!zone.getId().equals("America/Coyhaique"));
      }
    };
  }

  /** Coaches see whom they are assigned to; here that is nobody. */
  @Bean
  Clients clients(InMemoryPersons persons) {
    return new Clients() {
      @Override
      public Later<Optional<Client>> find(ClientId client, Sight sight) {
        return list(sight, null, Integer.MAX_VALUE)
            .map(all -> all.stream().filter(one -> one.id().equals(client)).findFirst());
      }

      @Override
      public Later<List<Client>> list(Sight sight, @Nullable ClientId after, int limit) {
        return persons
            .list(Role.CLIENT, after == null ? null : after.person(), limit)
            .map(
                all ->
                    all.stream()
                        .map(one -> new Client(one.id().asClient(), one.alias(), true, 1))
                        .filter(
                            one ->
                                switch (sight) {
                                  case All() -> true;
                                  case Only(var self) -> one.id().equals(self);
                                  case AssignedTo _ -> false;
                                })
                        .toList());
      }
    };
  }

  @Bean
  Invitations invitations() {
    var all = new HashMap<InvitationId, Invitation>();
    return new Invitations() {
      @Override
      public void add(Invitation invitation) {
        all.put(invitation.id(), invitation);
      }

      @Override
      public Later<Optional<Invitation>> find(InvitationId invitation) {
        return Later.of(Optional.ofNullable(all.get(invitation)));
      }

      @Override
      public void accept(InvitationId id, Instant now) {
        var open = all.get(id);
        all.put(
            id,
            new Invitation(
                id,
                open.person(),
                open.digest(),
                open.createdBy(),
                open.createdAt(),
                open.expiresAt(),
                now));
      }
    };
  }

  @Bean
  SignInLinks signInLinks() {
    Map<SignIn, PersonId> all = new HashMap<>();
    return new SignInLinks() {
      @Override
      public Later<Optional<PersonId>> personOf(SignIn signIn) {
        return Later.of(Optional.ofNullable(all.get(signIn)));
      }

      @Override
      public void add(SignIn signIn, PersonId person, Instant now) {
        all.put(signIn, person);
      }
    };
  }

  @Bean
  CalendarAddresses calendarAddresses() {
    Map<PersonId, CalendarAddress> all = new HashMap<>();
    return new CalendarAddresses() {
      @Override
      public Later<Optional<CalendarAddress>> of(PersonId person) {
        return Later.of(Optional.ofNullable(all.get(person)));
      }

      @Override
      public void put(CalendarAddress address) {
        all.put(address.person(), address);
      }

      @Override
      public void remove(PersonId person) {
        all.remove(person);
      }
    };
  }

  @Bean
  UnitOfWork unitOfWork() {
    return new UnitOfWork() {
      @Override
      public <T> T run(Caller caller, Supplier<T> work) {
        return work.get();
      }

      @Override
      public <T> T ask(Caller caller, Supplier<T> work) {
        return work.get();
      }

      @Override
      public void undo() {}

      @Override
      public int attempt() {
        return 1;
      }

      @Override
      public RuntimeException againAfter(Runnable tidying) {
        return new IllegalStateException("Nothing to tidy up");
      }
    };
  }

  @Bean
  IdempotencyKeys idempotencyKeys() {
    return new IdempotencyKeys() {
      @Override
      public void claim(Caller caller, Use use) {}

      @Override
      public void keep(Caller caller, Use use, Answer answer, Instant now) {}
    };
  }
}
