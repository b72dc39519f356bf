package studio.booking.privacy.application;

import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.consent.ConsentStanding;
import studio.booking.consent.ConsentType;
import studio.booking.consent.Consents;
import studio.booking.directory.People;
import studio.booking.privacy.domain.TrainingProfiles;
import studio.booking.privacy.domain.TrainingProfiles.Filter;
import studio.booking.privacy.domain.TrainingProfiles.Outline;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.Query;
import studio.booking.shared.Role;

/**
 * Lists clients by what is needed to train them, without anything about their health: for admins,
 * and for the AI service those who agree to that.
 */
@Query
public class ListTraining {
  private static final Cursor CURSOR = Cursor.of("training-profiles", 1);

  private final TrainingProfiles trainings;
  private final People people;
  private final Consents consents;

  ListTraining(TrainingProfiles trainings, People people, Consents consents) {
    this.trainings = trainings;
    this.people = people;
    this.consents = consents;
  }

  /** A client, by the name that everybody may know. */
  public record Listed(String alias, Outline outline) {}

  /** The AI service's pages may have fewer than asked for, and another after them. */
  public Page<Listed> list(Caller caller, Filter filter, Page.Request page) {
    var after = page.cursor() == null ? null : new ClientId(CURSOR.parse(page.cursor()).uuid(0));
    var found = trainings.list(filter, after, page.limit() + 1).get();
    var outlines = Page.of(found, page.limit(), last -> CURSOR.text(last.client().value()));
    var clients = outlines.items().stream().map(Outline::client).toList();
    var known = people.find(clients.stream().map(ClientId::person).toList());
    Later<@Nullable Map<ClientId, ConsentStanding>> standings =
        caller.role() == Role.AI_SERVICE
            ? consents.of(clients, ConsentType.AI_PROCESSING).map(all -> all)
            : () -> null;
    var listed = new ArrayList<Listed>();
    for (var outline : outlines.items()) {
      var person = known.get().get(outline.client().person());
      if (person == null || person.alias() == null) continue;
      if (agrees(standings.get(), outline.client())) {
        listed.add(new Listed(person.alias(), outline));
      }
    }
    return new Page<>(listed, outlines.nextCursor());
  }

  /** By the program's clock, too: the database has only its own. */
  private static boolean agrees(
      @Nullable Map<ClientId, ConsentStanding> standings, ClientId client) {
    if (standings == null) return true;
    var standing = standings.get(client);
    return standing != null && standing.hasConsent();
  }
}
