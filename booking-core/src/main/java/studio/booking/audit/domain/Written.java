package studio.booking.audit.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as its row has it, be that what the program wrote or what somebody made of it: each
 * column is in the hash.
 *
 * @param details the map that the program writes; null where something else stands there
 * @param otherDetails what that is, as text
 * @param writtenIn the database's number of the transaction that wrote it
 */
public record Written(
    UUID organization,
    Instant at,
    UUID id,
    @Nullable UUID actor,
    String actorRole,
    String action,
    String outcome,
    String subjectType,
    @Nullable UUID subject,
    @Nullable UUID client,
    @Nullable String requestId,
    @Nullable SortedMap<String, String> details,
    @Nullable String otherDetails,
    long writtenIn) {
  private static final int VERSION = 1;

  public Written {
    if ((details == null) == (otherDetails == null)) {
      throw new IllegalArgumentException("Details are a map or something else");
    }
    details = details == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  public Digest hash() {
    var form =
        new Canonical(VERSION)
            .uuid(organization)
            .instant(at)
            .uuid(id)
            .uuid(actor)
            .text(actorRole)
            .text(action)
            .text(outcome)
            .text(subjectType)
            .uuid(subject)
            .uuid(client)
            .text(requestId)
            .number(writtenIn)
            .text(otherDetails);
    if (details != null) {
      form.number(details.size());
      details.forEach((key, value) -> form.text(key).text(value));
    }
    return MerkleTree.leaf(form.bytes());
  }
}
