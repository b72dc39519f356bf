package studio.booking.privacy.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;

/** The profiles of the studio that the open unit of work is for, of clients who are not deleted. */
public interface Profiles {
  /** By what a client can be found. */
  enum Contact {
    /** No two clients have the same. */
    EMAIL,
    PHONE
  }

  Later<Optional<SealedProfile>> find(ClientId client);

  /** That of a client who is deleted, too. */
  Later<Optional<SealedProfile>> hidden(ClientId client);

  /** Has the client count as deleted. Nothing happens where nothing is kept. */
  void hide(ClientId client, @Nullable PersonId by, Instant at);

  /** Has them there again. */
  void show(ClientId client);

  /**
   * An encrypted date of birth.
   *
   * @param key that it is encrypted with
   */
  record Born(KeyId key, Ciphertext date) {}

  /** When these clients were born, and nothing else of them. */
  Later<Map<ClientId, Born>> born(Collection<ClientId> clients);

  /** The same of a ward of who asks; of anybody else, nothing is there. */
  Later<Map<ClientId, Born>> wardBorn(ClientId ward);

  /** What these clients are called, of those who gave a name, and nothing else of them. */
  Later<Map<ClientId, SealedName>> names(Collection<ClientId> clients);

  /** Who has that e-mail address. */
  default Later<Optional<ClientId>> withEmail(BlindIndex email) {
    return withEmail(List.of(email)).map(owners -> Optional.ofNullable(owners.get(email)));
  }

  /** The same for several. */
  Later<Map<BlindIndex, ClientId>> withEmail(Collection<BlindIndex> emails);

  /** Those of these clients that there are. */
  Later<Map<ClientId, SealedProfile>> find(Collection<ClientId> clients);

  /** Adds one. Where there is one already, that is a lost race. */
  default void add(SealedProfile profile) {
    add(List.of(profile));
  }

  /** Adds several at once. */
  void add(List<SealedProfile> profiles);

  /** Puts it in the place of the one with the version before. Any other there is a lost race. */
  void replace(SealedProfile profile);

  /**
   * Has the client found by this from now on. An e-mail address that somebody else has is a lost
   * race.
   *
   * @param index null: by none
   */
  void index(ClientId client, Contact contact, @Nullable BlindIndex index);

  /** By what a client is found who has just come. */
  record Found(ClientId client, Contact contact, BlindIndex index) {}

  /** Has clients found by these, who were not found by anything yet. */
  void index(List<Found> contacts);

  /**
   * Clears all that a client's says, and has them found by nothing any more. Again, or where there
   * is none, it changes nothing.
   */
  void erase(ClientId client);
}
