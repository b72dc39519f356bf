package studio.booking.operations.domain;

/** Idempotency keys whose time is over. */
public interface ExpiredKeys extends Leftovers {}
