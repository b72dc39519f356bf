package studio.booking.audit.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;

/** Seals and batches of the studio that the open unit of work is for. */
public interface Seals {
  /**
   * How far the database is.
   *
   * @param horizon all transactions below this one are over, and what they wrote is to be seen
   * @param next no transaction has had this number yet, nor any above
   * @param now in real time
   */
  record Moment(long horizon, long next, Instant now) {}

  /**
   * Which entries are to be sealed.
   *
   * @param from written in this transaction or above it
   * @param below written below this one
   * @param orFrom or, in a copy of another database, from this one on; null otherwise
   */
  record Span(long from, long below, @Nullable Long orFrom) {}

  /**
   * A seal as it is kept.
   *
   * @param batch that it says it is of
   * @param entry what is where it says; null when nothing is
   */
  record Sealed(Seal seal, long batch, @Nullable Written entry) {}

  /** An entry, and whether it has a seal. */
  record Found(Instant at, UUID id, long writtenIn, boolean sealed) {}

  /** The studios in which there is something to seal; asked outside of any unit of work. */
  List<OrganizationId> toSeal();

  /** The studios in which something was sealed; asked outside of any unit of work. */
  List<OrganizationId> withBatches();

  /** The last batch; to be asked before the moment. */
  Later<Optional<Batch>> last();

  Later<Moment> moment();

  /** Entries without a seal, in the order of their transactions. */
  Later<List<Written>> unsealed(Span span, int atMost);

  /** Keeps a batch with its seals, unless another is faster. */
  void add(Batch batch, List<Seal> seals);

  /** Batches in their order. */
  Later<List<Batch>> batches(long after, int atMost);

  /** Seals in their order. */
  Later<List<Sealed>> sealed(long after, int atMost);

  /** Seals with numbers that are above those of all batches. */
  Later<List<Seal>> beyond(int atMost);

  /**
   * All entries, by instant and id.
   *
   * @param after null for the first
   */
  Later<List<Found>> entries(@Nullable Found after, int atMost);
}
