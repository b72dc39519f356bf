package studio.booking.audit.domain;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Entries that were sealed together: a tree of their hashes, chained to the batch before, signed.
 *
 * @param number counts the studio's batches from one, without gaps
 * @param first number of its first entry
 * @param last of its last one
 * @param sealedBelow every entry that a transaction below this one wrote is sealed in this batch or
 *     before
 * @param caughtUp whether there was nothing left to seal
 * @param restarted whether the database counts its transactions anew, being a copy: what is said
 *     about them before does not hold for this one
 * @param sealedAt in real time
 * @param root of the tree of its entries
 * @param previous the chain of the batch before
 * @param chain the hash of all of the above
 */
public record Batch(
    UUID organization,
    long number,
    long first,
    long last,
    long sealedBelow,
    boolean caughtUp,
    boolean restarted,
    Instant sealedAt,
    Digest root,
    Digest previous,
    Digest chain,
    Signature signature) {
  private static final int VERSION = 1;
  private static final byte CHAIN = 2;

  /** What else the key may come to sign is told apart by it. */
  private static final byte[] WHAT_IS_SIGNED = "studio.booking audit batch\n".getBytes(US_ASCII);

  /** How far a batch goes and what was so when it was made. */
  public record Extent(long sealedBelow, boolean caughtUp, boolean restarted, Instant sealedAt) {}

  /** The batch that comes after another, or is the first. */
  public static Batch after(
      @Nullable Batch before,
      UUID organization,
      long entries,
      Extent extent,
      Digest root,
      Signatures signatures) {
    long number = before == null ? 1 : before.number + 1;
    long first = before == null ? 1 : before.last + 1;
    var previous = before == null ? Digest.NONE : before.chain;
    var unsigned =
        new Batch(
            organization,
            number,
            first,
            first + entries - 1,
            extent.sealedBelow,
            extent.caughtUp,
            extent.restarted,
            extent.sealedAt,
            root,
            previous,
            Digest.NONE,
            Signature.of(new byte[0]));
    var chain = unsigned.chainWorkedOut();
    return unsigned.with(chain, signatures.sign(signed(chain)));
  }

  private Batch with(Digest itsChain, Signature itsSignature) {
    return new Batch(
        organization,
        number,
        first,
        last,
        sealedBelow,
        caughtUp,
        restarted,
        sealedAt,
        root,
        previous,
        itsChain,
        itsSignature);
  }

  public long entries() {
    return last - first + 1;
  }

  /** The chain that follows from all else. */
  Digest chainWorkedOut() {
    return Digest.over(
        CHAIN,
        new Canonical(VERSION)
            .uuid(organization)
            .number(number)
            .number(first)
            .number(last)
            .number(sealedBelow)
            .flag(caughtUp)
            .flag(restarted)
            .instant(sealedAt)
            .digest(root)
            .digest(previous)
            .bytes());
  }

  /** Whether it is what it says, and we signed it. */
  public boolean isSound(Signatures signatures) {
    return chain.equals(chainWorkedOut()) && isSigned(signatures);
  }

  boolean isSigned(Signatures signatures) {
    return signatures.fits(signed(chain), signature);
  }

  private static byte[] signed(Digest chain) {
    var statement = Arrays.copyOf(WHAT_IS_SIGNED, WHAT_IS_SIGNED.length + Digest.LENGTH);
    System.arraycopy(chain.bytes(), 0, statement, WHAT_IS_SIGNED.length, Digest.LENGTH);
    return statement;
  }

  /** What is kept of it outside the database. */
  public Root outside() {
    return new Root(number, last, sealedAt, chain, signature);
  }
}
