package studio.booking.shared.rest;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set from outside.
 *
 * @param corsOrigins web pages from there may call the API, such as {@code https://app.example}
 * @param trustedProxies addresses and networks of proxies that say for whom they ask; nobody else
 *     is believed
 * @param fingerprintKey keys the digests of bodies that are kept with idempotency keys; the same on
 *     all instances, or a repeated request counts as another one
 * @param bodyLimit how long a body may take to arrive
 * @param importLimit the same for a file that is imported
 */
@ConfigurationProperties("booking")
record RestProperties(
    @DefaultValue List<String> corsOrigins,
    @DefaultValue List<String> trustedProxies,
    @DefaultValue("") String fingerprintKey,
    @DefaultValue("10s") Duration bodyLimit,
    @DefaultValue("10m") Duration importLimit,
    @DefaultValue Claims claims,
    @DefaultValue Admission admission,
    @DefaultValue Guesses guesses,
    @DefaultValue HeavyWork heavyWork) {

  /** Where a token says what; dots lead into objects. */
  record Claims(
      @DefaultValue("sub") String person,
      @DefaultValue("org") String organization,
      @DefaultValue("roles") String roles) {}

  /**
   * How much is taken on at a time.
   *
   * @param inHand requests that are worked on
   * @param waiting requests that wait for one of those to end
   * @param patience how long they wait before they are refused
   */
  record Admission(
      @DefaultValue("64") int inHand,
      @DefaultValue("256") int waiting,
      @DefaultValue("2s") Duration patience) {}

  /**
   * How many wrong codes may be tried at once; as many again become free in each period.
   *
   * @param person by one person
   * @param studio by all of a studio together
   */
  record Guesses(
      @DefaultValue("10") int person,
      @DefaultValue("500") int studio,
      @DefaultValue("15m") Duration within) {}

  /** How often a person may ask for each kind of heavy work at once, and again in each period. */
  record HeavyWork(@DefaultValue("20") int times, @DefaultValue("1h") Duration within) {}
}
