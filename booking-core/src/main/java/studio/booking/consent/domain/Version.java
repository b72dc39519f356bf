package studio.booking.consent.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import studio.booking.consent.VersionNumber;
import studio.booking.shared.PersonId;

/**
 * A text that people are asked with, as it was published. It never changes.
 *
 * @param head all but the text
 * @param textHash SHA-256 of the full text in UTF-8, as 64 hexadecimal digits
 * @param publishedBy null: it came with the program
 */
public record Version(
    Head head, Text text, String textHash, Instant publishedAt, @Nullable PersonId publishedBy) {

  /**
   * What decides which version is in force.
   *
   * @param ordinal counts the studio's versions from 1, without a gap
   * @param effectiveOn the studio's date on which it comes into force
   * @param requiresReConsent whether what was agreed to before has to be agreed to anew
   */
  public record Head(
      int ordinal, VersionNumber number, LocalDate effectiveOn, boolean requiresReConsent) {}

  /**
   * What people read.
   *
   * @param changes from the version before; null: not said
   */
  public record Text(String fullText, String summary, @Nullable String changes) {}

  /** As somebody publishes it now. */
  public static Version published(Head head, Text text, Instant now, @Nullable PersonId by) {
    return new Version(head, text, hash(text.fullText()), now, by);
  }

  static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has it", e);
    }
  }
}
