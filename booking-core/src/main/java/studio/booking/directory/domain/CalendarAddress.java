package studio.booking.directory.domain;

import java.time.Instant;
import studio.booking.shared.PersonId;

/**
 * The secret address at which a calendar program reads what a person has on. One has one at most.
 *
 * @param digest of the secret, which is nowhere kept itself
 * @param createdAt since when the address is good
 */
public record CalendarAddress(PersonId person, Digest digest, Instant createdAt) {}
