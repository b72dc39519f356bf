package studio.booking.directory.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.booking.audit.AuditLog;
import studio.booking.directory.domain.CalendarAddress;
import studio.booking.directory.domain.CalendarAddresses;
import studio.booking.shared.Caller;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

class CalendarAddressTest {
  private final Scene scene = new Scene();
  private final Map<PersonId, CalendarAddress> kept = new HashMap<>();
  private final CalendarAddresses addresses = new InMemoryAddresses();
  private final KeepCalendarAddress keep =
      new KeepCalendarAddress(addresses, scene::audit, scene.chance, scene.clock);
  private final ShowCalendarAddress show = new ShowCalendarAddress(addresses);
  private final Caller client = somebody(Role.CLIENT);
  private final Caller coach = somebody(Role.COACH);

  private Caller somebody(Role role) {
    return scene.caller(scene.persons.given(role).id(), role);
  }

  @Test
  void one_has_an_address_since_it_was_made_and_until_it_ends() {
    assertThat(show.since(client)).isEmpty();

    keep.renew(client);
    assertThat(show.since(client)).contains(Scene.NOW);
    assertThat(show.since(coach)).isEmpty();

    keep.end(client);
    assertThat(show.since(client)).isEmpty();
  }

  @Test
  void a_new_address_takes_the_place_of_the_one_before() {
    var first = keep.renew(coach).secret();
    var second = keep.renew(coach).secret();

    assertThat(second.digest()).isNotEqualTo(first.digest());
    assertThat(kept.values()).extracting(CalendarAddress::digest).containsExactly(second.digest());
  }

  @Test
  void it_is_written_down_who_made_and_ended_one_but_no_secret() {
    var secret = keep.renew(client).secret();
    keep.end(client);
    keep.end(client);
    keep.renew(coach);

    assertThat(scene.actions())
        .containsExactly(
            "CALENDAR_ADDRESS_MADE", "CALENDAR_ADDRESS_ENDED", "CALENDAR_ADDRESS_MADE");
    assertThat(scene.audited)
        .extracting(AuditLog.Act::client)
        .containsExactly(client.self().asClient(), client.self().asClient(), null);
    assertThat(scene.audited.toString()).doesNotContain(secret.text());
  }

  private final class InMemoryAddresses implements CalendarAddresses {
    @Override
    public Later<Optional<CalendarAddress>> of(PersonId person) {
      return Later.of(Optional.ofNullable(kept.get(person)));
    }

    @Override
    public void put(CalendarAddress address) {
      kept.put(address.person(), address);
    }

    @Override
    public void remove(PersonId person) {
      kept.remove(person);
    }
  }
}
