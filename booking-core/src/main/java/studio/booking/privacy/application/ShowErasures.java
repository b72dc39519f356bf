package studio.booking.privacy.application;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.domain.ErasureCase;
import studio.booking.privacy.domain.ErasureCases;
import studio.booking.privacy.domain.ErasureId;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Shows how far erasures have come: to the clients themselves, and to admins. */
@Query
public class ShowErasures {
  private static final Cursor CURSOR = Cursor.of("erasures", 1);

  private final ErasureCases cases;

  ShowErasures(ErasureCases cases) {
    this.cases = cases;
  }

  /** The client's last one; empty when there is none, or it is not the caller's business. */
  public Optional<ErasureCase> of(Caller caller, ClientId client) {
    return ErasureWitness.concerns(caller, client) ? cases.last(client).get() : Optional.empty();
  }

  /** Some of those that are done, by their ids. */
  public List<ErasureCase> done(Caller system, @Nullable ErasureId after, int atMost) {
    return cases.list(ErasureCase.Status.DONE, after, atMost).get();
  }

  public Page<ErasureCase> list(
      Caller caller, ErasureCase.@Nullable Status status, Page.Request page) {
    var after = page.cursor() == null ? null : new ErasureId(CURSOR.parse(page.cursor()).uuid(0));
    var found = cases.list(status, after, page.limit() + 1).get();
    return Page.of(found, page.limit(), last -> CURSOR.text(last.request().id().value()));
  }
}
