package studio.booking.privacy.rest;

import java.time.Instant;
import java.util.List;
import studio.booking.privacy.application.ExportClient.Outcome.Exported;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/**
 * An export that is about to be sent.
 *
 * @param by who asked for it, as what
 */
record ExportArchive(Exported exported, ClientId client, PersonId by, Role role) {
  /** Goes up with a change that a program which reads exports would notice. */
  static final String SCHEMA_VERSION = "1.0";

  /**
   * What is in an export, by which it can be checked.
   *
   * @param keptByLaw what stays under the alias when the client is erased
   */
  record Manifest(
      String schemaVersion,
      Instant exportedAt,
      PersonId exportedBy,
      Role exportedAs,
      String studio,
      ClientId clientId,
      String alias,
      List<Written> files,
      List<Kept> keptByLaw) {}

  /**
   * A file of the export.
   *
   * @param records how many things it tells of; 0 also for the summary, which tells of all
   * @param sha256 of its bytes
   */
  record Written(String name, int records, long bytes, String sha256) {}

  /** What is not erased with the client, and why not. */
  record Kept(List<String> files, String why) {}

  private static final List<Kept> KEPT_BY_LAW =
      List.of(
          new Kept(
              List.of(
                  "credit-account.json",
                  "credit-lots.json",
                  "ledger.json",
                  "redemptions.json",
                  "credit-purchases.json",
                  "charges.json",
                  "pass-days.json",
                  "coupon-uses.json"),
              "What was paid, given and used belongs to the studio's books, which the law has it"
                  + " keep (GDPR Art. 17(3)(b)). Words about it are erased."),
          new Kept(
              List.of(
                  "bookings.json",
                  "booking-cancellations.json",
                  "booking-history.json",
                  "sessions.json",
                  "session-cancellations.json",
                  "recurring-bookings.json",
                  "occurrences.json",
                  "waitlist-skips.json"),
              "What the books are about (GDPR Art. 17(3)(b)). Names and words in it are erased."),
          new Kept(
              List.of("consents.json", "consent-questions.json", "consent-texts.json"),
              "The studio has to prove what was agreed to (GDPR Art. 7(1), 17(3)(e)). Addresses,"
                  + " signatures and words are erased."),
          new Kept(
              List.of("audit-log.json", "access-log.json"),
              "Who did what with personal data has to be shown (GDPR Art. 5(2), 17(3)(e)). The"
                  + " words of reasons are erased."));

  Manifest manifest(List<Written> files) {
    return new Manifest(
        SCHEMA_VERSION,
        exported.at(),
        by,
        role,
        exported.studio().name(),
        client,
        exported.alias(),
        List.copyOf(files),
        KEPT_BY_LAW);
  }
}
