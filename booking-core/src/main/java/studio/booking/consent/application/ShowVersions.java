package studio.booking.consent.application;

import studio.booking.consent.domain.ConsentTypes;
import studio.booking.consent.domain.Version;
import studio.booking.consent.domain.Versions;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Shows what people of a studio are asked about, and with which texts. */
@Query
public class ShowVersions {
  private final Versions versions;
  private final ConsentTypes types;

  public ShowVersions(Versions versions, ConsentTypes types) {
    this.versions = versions;
    this.types = types;
  }

  /** The newest first, those not yet in force included. */
  public Page<Version> versions(Caller caller, Page.Request page) {
    return versions.list(page).get();
  }

  public Page<ConsentTypes.Meaning> types(Caller caller, Page.Request page) {
    return types.list(page).get();
  }
}
