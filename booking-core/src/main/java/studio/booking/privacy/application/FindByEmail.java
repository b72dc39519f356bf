package studio.booking.privacy.application;

import java.util.List;
import java.util.Optional;
import studio.booking.directory.People;
import studio.booking.privacy.domain.BlindIndexes;
import studio.booking.privacy.domain.EmailAddress;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.WhyNot;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.UseCase;

/** Finds who has an e-mail address: that they are a client is personal, so each search is kept. */
@UseCase
public class FindByEmail {
  private final BlindIndexes indexes;
  private final Profiles profiles;
  private final People people;
  private final Relations relations;
  private final Witness witness;

  FindByEmail(
      BlindIndexes indexes,
      Profiles profiles,
      People people,
      Relations relations,
      Witness witness) {
    this.indexes = indexes;
    this.profiles = profiles;
    this.people = people;
    this.relations = relations;
    this.witness = witness;
  }

  /** Whom it belongs to. */
  public record Found(ClientId id, String alias) {}

  /** Empty when nobody has it, or somebody who is none of the caller's business. */
  public Optional<Found> find(Caller caller, EmailAddress email) {
    var owner = profiles.withEmail(indexes.of(caller.organization(), email)).get();
    if (owner.isEmpty()) {
      witness.sawNobody(caller, PiiAction.PII_LOOKUP);
      return Optional.empty();
    }
    var client = owner.get();
    var relation = relations.of(caller, client);
    var found = people.find(List.of(client.person()));
    switch (relation.get()) {
      case SELF, IN_CHARGE, ADMIN -> {}
      case SERVICE, STRANGER, UNKNOWN -> {
        witness.refused(caller, PiiAction.PII_LOOKUP, client, WhyNot.NOT_ASSIGNED);
        return Optional.empty();
      }
    }
    witness.saw(caller, PiiAction.PII_LOOKUP, client);
    var person = found.get().get(client.person());
    return person == null || person.alias() == null
        ? Optional.empty()
        : Optional.of(new Found(client, person.alias()));
  }
}
