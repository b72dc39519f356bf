package studio.booking.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import studio.booking.directory.PublicStudios;
import studio.booking.directory.Studio;
import studio.booking.directory.application.OpenStudio;
import studio.booking.directory.domain.InMemoryPersons;
import studio.booking.directory.domain.Organizations;
import studio.booking.directory.domain.SignIn;
import studio.booking.directory.domain.SignInLinks;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

class FirstStudioTest {
  private final List<Studio> opened = new ArrayList<>();
  private final Map<SignIn, PersonId> links = new HashMap<>();
  private final InMemoryPersons persons = new InMemoryPersons();
  private boolean othersAreFaster;

  @Test
  void an_empty_database_gets_a_studio_and_somebody_who_may_sign_in() {
    start("https://id.example/|auth0|42", "Galaxy Studio");

    assertThat(opened).singleElement().extracting(Studio::slug).isEqualTo("galaxy-studio");
    var owner = links.get(new SignIn("https://id.example/", "auth0|42"));
    assertThat(persons.now(owner).roles()).isEqualTo(Set.of(Role.OWNER));
  }

  @Test
  void starting_again_opens_nothing_more_whatever_the_name() {
    start("https://id.example/|42", "Galaxy Studio");
    start("https://id.example/|42", "Galaxy Studio");
    start("https://id.example/|43", "Another Studio");

    assertThat(opened).hasSize(1);
  }

  @Test
  void nothing_is_opened_unless_asked_for_or_when_another_instance_does() {
    start(null, null);
    othersAreFaster = true;
    start("https://id.example/|42", "Galaxy Studio");

    assertThat(opened).isEmpty();
    assertThat(links).isEmpty();
  }

  private void start(String owner, String organization) {
    var properties =
        new BookingProperties(
            Path.of("."),
            null,
            null,
            Duration.ofSeconds(15),
            Duration.ofDays(30),
            new BookingProperties.Features(false),
            new BookingProperties.Database(null, null, null, null, null, 0),
            new KeySettings(null, null, null, null, null, null, null, null),
            new AuditSettings(null, null),
            new BookingProperties.SignIn(null, null),
            new BookingProperties.Bootstrap(owner, organization),
            new BookingProperties.Cron(null));
    var openStudio =
        new OpenStudio(
            new Studios(),
            persons,
            new Links(),
            (caller, act) -> {},
            event -> {},
            Clock.systemUTC());
    new FirstStudio(properties, new Found(), openStudio).run(new DefaultApplicationArguments());
  }

  private final class Studios implements Organizations {
    @Override
    public boolean open(Studio studio, Instant now) {
      return !othersAreFaster && opened.add(studio);
    }

    @Override
    public void change(Studio changed) {
      throw new IllegalStateException("Nothing is changed");
    }

    @Override
    public Later<Boolean> reckonsIn(ZoneId zone) {
      return Later.of(true);
    }
  }

  private final class Links implements SignInLinks {
    @Override
    public Later<Optional<PersonId>> personOf(SignIn signIn) {
      return Later.of(Optional.ofNullable(links.get(signIn)));
    }

    @Override
    public void add(SignIn signIn, PersonId person, Instant now) {
      links.put(signIn, person);
    }
  }

  private final class Found implements PublicStudios {
    @Override
    public Optional<OrganizationId> bySlug(String slug) {
      return Optional.empty();
    }

    @Override
    public boolean any() {
      return !opened.isEmpty();
    }
  }
}
