package studio.booking.demo;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/**
 * The demo's studios and the people in them that one can sign in as. Their ids are the same in
 * every demo, so that they can be written down.
 */
public enum DemoStudios {
  /** Rich in everything, in Los Angeles. */
  NORTH(1),
  /** Small, in Berlin; shows that studios are apart. */
  SOUTH(2);

  /** Somebody to sign in as. */
  public enum Persona {
    OWNER(1, Role.OWNER),
    ADMIN(2, Role.ADMIN),
    COACH(3, Role.COACH),
    COACH2(4, Role.COACH),
    CLIENT(5, Role.CLIENT),
    CLIENT2(6, Role.CLIENT),
    AI(7, Role.AI_SERVICE);

    private final int number;
    private final Role role;

    Persona(int number, Role role) {
      this.number = number;
      this.role = role;
    }

    public Set<Role> roles() {
      return Set.of(role);
    }

    /** The word for them in requests, such as {@code coach2}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final int number;

  DemoStudios(int number) {
    this.number = number;
  }

  public OrganizationId organization() {
    return new OrganizationId(id(0));
  }

  public PersonId person(Persona persona) {
    return new PersonId(id(persona.number));
  }

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whom of this studio's people to sign in as the id names. */
  public Optional<Persona> persona(PersonId person) {
    return Arrays.stream(Persona.values())
        .filter(persona -> person(persona).equals(person))
        .findFirst();
  }

  // UUIDv7 like all ids, made in the first second of 2026.
  private UUID id(int which) {
    long at = 1_767_225_600_000L << 16 | 0x7000L | number;
    return new UUID(at, 0x8000000000000000L | which);
  }
}
