package studio.booking.privacy.application;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditTrail;
import studio.booking.audit.Entry;
import studio.booking.privacy.application.Relations.Relation;
import studio.booking.privacy.domain.Access;
import studio.booking.privacy.domain.AccessReasons;
import studio.booking.privacy.domain.Ciphertext;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.privacy.domain.Vault;
import studio.booking.privacy.domain.Vault.Safe;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Shows a client, and admins, who saw or changed what is personal about them, or tried to. */
@Query
public class ReadAccessLog {
  private static final Cursor CURSOR = Cursor.of("pii-access-log", 2);
  static final List<String> ACTIONS =
      Arrays.stream(PiiAction.values()).map(PiiAction::name).toList();

  private final Relations relations;
  private final AuditTrail trail;
  private final AccessReasons reasons;
  private final Vault vault;

  ReadAccessLog(Relations relations, AuditTrail trail, AccessReasons reasons, Vault vault) {
    this.relations = relations;
    this.trail = trail;
    this.reasons = reasons;
    this.vault = vault;
  }

  /** Empty when there is no such client, or none whose log is the caller's business. */
  public Optional<Page<Access>> read(Caller caller, ClientId client, Page.Request page) {
    var after = page.cursor() == null ? null : CURSOR.parse(page.cursor());
    var relation = relations.of(caller, client);
    var found = trail.about(client, ACTIONS, after, page.limit() + 1);
    if (relation.get() != Relation.SELF && relation.get() != Relation.ADMIN) {
      return Optional.empty();
    }
    var entries = Page.of(found.get(), page.limit(), last -> CURSOR.text(last.at(), last.id()));
    var ids = entries.items().stream().flatMap(entry -> reasonOf(entry).stream()).toList();
    if (ids.isEmpty()) return Optional.of(entries.map(entry -> access(entry, null)));
    var texts = reasons.find(client, ids).get();
    var safe = vault.open(caller.organization(), client);
    return Optional.of(entries.map(entry -> access(entry, reason(entry, texts, safe))));
  }

  private static Optional<UUID> reasonOf(Entry entry) {
    return Optional.ofNullable(entry.details().get(Witness.REASON)).map(UUID::fromString);
  }

  /** Null where there is none, or none that can be read. */
  static @Nullable String reason(Entry entry, Map<UUID, Ciphertext> texts, Optional<Safe> safe) {
    var id = reasonOf(entry).orElse(null);
    var text = id == null ? null : texts.get(id);
    if (id == null || text == null || safe.isEmpty()) return null;
    try {
      return safe.get().unlock(Witness.cell(id), text);
    } catch (Vault.Damaged e) {
      // The rest of the log is worth more than this.
      return null;
    }
  }

  static Access access(Entry entry, @Nullable String reason) {
    var fields = entry.details().get(Witness.FIELDS);
    return new Access(
        entry.id(),
        entry.at(),
        entry.actor(),
        entry.actorRole(),
        entry.action(),
        reason,
        entry.refused(),
        fields == null ? List.of() : List.of(fields.split(" ")),
        entry.requestId());
  }
}
