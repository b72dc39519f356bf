package studio.booking.operations.domain;

/** Buckets of rate limits that are full again: they are as good as none. */
public interface FullBuckets extends Leftovers {}
