package studio.booking.consent.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.consent.ConsentType;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Page;

/** What clients answered. Nothing is ever taken out. */
public interface Answers {
  /** An answer with the text that it was given to. */
  record Read(Answer answer, Version version) {}

  /**
   * Keeps everybody else from answering this until the unit of work ends. Who never answered can't
   * be kept; two first answers meet when they are {@link #add added}.
   */
  void keep(ClientId client, ConsentType type);

  /**
   * Keeps everybody from saying how old the client is until the unit of work ends: their age is
   * asked for after this.
   */
  void keepAge(ClientId client);

  /** Keeps everybody from answering anything for the client until the unit of work ends. */
  void keepAll(ClientId client);

  /** Each yes of the client that nobody took back, without their particulars. */
  Later<List<Answer>> liveGrants(ClientId client);

  /** What the client's newest answer about was ended for their age. */
  Later<Set<ConsentType>> givenTooYoung(ClientId client);

  /** The newest answer, without its particulars. Asked after {@link #keep}, it stays that. */
  Later<Optional<Answer>> newest(ClientId client, ConsentType type);

  /** What counts of the newest answers of these clients; who never answered is not in it. */
  Later<Map<ClientId, Validity.Facts>> newest(Collection<ClientId> clients, ConsentType type);

  /** The same of one client, about all types. */
  Later<Map<ConsentType, Validity.Facts>> newest(ClientId client);

  /** A client's, the newest first. */
  Later<Page<Read>> list(ClientId client, Page.Request page);

  /** What can be erased of an answer, and whose answer it is. */
  Later<Optional<Found>> particular(UUID id);

  /** Something erasable, and whom it is about. */
  record Found(ClientId client, String value) {}

  /**
   * Adds answers, each with the number after the newest one's. When another came first, the unit of
   * work starts over.
   */
  void add(List<Answer> answers);

  /**
   * Revokes a live answer. When somebody else did, the unit of work starts over.
   *
   * @param reason somebody's words; null: none
   */
  void revoke(Answer answer, Answer.Revocation revocation, Answer.@Nullable Particular reason);

  /** The same for several at once, without anybody's words. */
  void revoke(List<Answer> answers, Answer.Revocation revocation);
}
