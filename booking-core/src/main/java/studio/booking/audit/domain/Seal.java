package studio.booking.audit.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * That an entry has its place in the log for good.
 *
 * @param number counts the studio's entries from one, without gaps
 * @param at the entry's
 * @param entry its id
 */
public record Seal(long number, Instant at, UUID entry, Digest hash) {}
