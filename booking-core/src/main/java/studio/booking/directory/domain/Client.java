package studio.booking.directory.domain;

import studio.booking.shared.ClientId;

/**
 * A client as staff see them in lists.
 *
 * @param version of the person, for their ETag
 */
public record Client(ClientId id, String alias, boolean active, long version) {}
