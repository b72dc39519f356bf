package studio.booking.credits.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told that they have, in which nothing is that has expired.
 *
 * @param credits of their lots together
 * @param friendPasses names of the redemptions
 */
record Shown(
    int balance,
    int credits,
    boolean elite,
    @Nullable Instant passUntil,
    List<String> friendPasses) {}
