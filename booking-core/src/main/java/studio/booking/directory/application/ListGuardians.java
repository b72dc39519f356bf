package studio.booking.directory.application;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.domain.Clients;
import studio.booking.directory.domain.Guardianship;
import studio.booking.directory.domain.Guardianships;
import studio.booking.directory.domain.Guardianships.Listed;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Shows who guards a client, to whoever may see the client; and to guardians, whom they guard. */
@Query
public class ListGuardians {
  private static final Cursor GUARDIANS = Cursor.of("guardians", 1);
  private static final Cursor WARDS = Cursor.of("wards", 1);

  private final Clients clients;
  private final Guardianships guardianships;
  private final Clock clock;

  public ListGuardians(Clients clients, Guardianships guardianships, Clock clock) {
    this.clients = clients;
    this.guardianships = guardianships;
    this.clock = clock;
  }

  /** A client's guardians, by id; empty where there is no such client for the caller. */
  public Optional<Page<Listed>> guardians(Caller caller, ClientId ward, Page.Request page) {
    var client = clients.find(ward, Sights.of(caller, ward, clock.instant()));
    var found = guardianships.guardians(ward, after(GUARDIANS, page), page.limit() + 1);
    return client.get().map(_ -> page(found.get(), page, GUARDIANS, Guardianship::guardian));
  }

  /** The caller's own wards, by id. */
  public Page<Listed> wards(Caller caller, Page.Request page) {
    var found = guardianships.wards(caller.self().asClient(), after(WARDS, page), page.limit() + 1);
    return page(found.get(), page, WARDS, Guardianship::ward);
  }

  private static @Nullable ClientId after(Cursor cursor, Page.Request page) {
    return page.cursor() == null ? null : new ClientId(cursor.parse(page.cursor()).uuid(0));
  }

  private static Page<Listed> page(
      List<Listed> found,
      Page.Request page,
      Cursor cursor,
      Function<Guardianship, ClientId> other) {
    return Page.of(
        found, page.limit(), last -> cursor.text(other.apply(last.guardianship()).value()));
  }
}
