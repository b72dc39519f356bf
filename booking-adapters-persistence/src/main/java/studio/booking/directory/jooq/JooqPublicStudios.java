package studio.booking.directory.jooq;

import static org.jooq.impl.DSL.select;
import static studio.booking.directory.jooq.db.Tables.ORGANIZATION;

import java.util.Optional;
import org.springframework.stereotype.Repository;
import studio.booking.directory.PublicStudios;
import studio.booking.directory.domain.Slug;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.Lobby;
import studio.booking.shared.jooq.Lobby.Door;

/** Studios as they are found before any is known. */
@Repository
class JooqPublicStudios implements PublicStudios {
  private final Lobby lobby;

  JooqPublicStudios(Lobby lobby) {
    this.lobby = lobby;
  }

  @Override
  public Optional<OrganizationId> bySlug(String slug) {
    if (!Slug.isSlug(slug)) return Optional.empty();
    return lobby
        .ask(
            Door.SIGN_IN,
            select(ORGANIZATION.ORGANIZATION_ID)
                .from(ORGANIZATION)
                .where(ORGANIZATION.SLUG.eq(slug)),
            row -> new OrganizationId(row.get(ORGANIZATION.ORGANIZATION_ID)))
        .stream()
        .findFirst();
  }

  @Override
  public boolean any() {
    return !lobby
        .ask(
            Door.SIGN_IN,
            select(ORGANIZATION.ORGANIZATION_ID).from(ORGANIZATION).limit(1),
            row -> row.get(ORGANIZATION.ORGANIZATION_ID))
        .isEmpty();
  }
}
