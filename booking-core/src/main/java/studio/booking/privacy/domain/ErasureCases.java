package studio.booking.privacy.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.OrganizationId;

/** The erasures of the studio that the open unit of work is for. */
public interface ErasureCases {
  /** The client's last one. */
  Later<Optional<ErasureCase>> last(ClientId client);

  /** The same, locked. */
  Later<Optional<ErasureCase>> lock(ClientId client);

  /** Adds one. Where the client has one that lives, that is a lost race. */
  void add(ErasureCase added);

  /** Puts it in the place of the one with the version before. Any other there is a lost race. */
  void change(ErasureCase changed);

  /**
   * In the order in which they were asked for.
   *
   * @param status null: any
   */
  Later<List<ErasureCase>> list(
      ErasureCase.@Nullable Status status, @Nullable ErasureId after, int atMost);

  /** One that is due or begun, locked; one that somebody else is at is not waited for. */
  Later<Optional<ErasureCase>> next(Instant now);

  /** Some of those that are asked for or held, locked, by their ids. */
  Later<List<ErasureCase>> lockOpen(@Nullable ErasureId after, int atMost);

  /** Those of the clients whose erasure is done. */
  Later<Set<ClientId>> done(Collection<ClientId> clients);

  /** Studios in which any is due or begun. Asked outside of any studio. */
  List<OrganizationId> studiosDue(Instant now);

  /** Studios in which any has one of these states. Asked outside of any studio. */
  List<OrganizationId> studiosWith(Set<ErasureCase.Status> statuses);
}
