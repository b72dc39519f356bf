package studio.booking.audit.domain;

/** Signs batches, with a key that the database does not have. */
public interface Signatures {
  Signature sign(byte[] statement);

  /** Whether one of our keys, which may be one that signs no more, has signed that. */
  boolean fits(byte[] statement, Signature signature);
}
