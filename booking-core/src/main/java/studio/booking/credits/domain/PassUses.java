package studio.booking.credits.domain;

import studio.booking.credits.RedemptionId;
import studio.booking.shared.Later;
import studio.booking.shared.Page;

/** The days on which passes let their clients in, for those who want to know. */
public interface PassUses {
  /** Those of a redemption's pass, also the ones given back; the newest first. */
  Later<Page<PassUse>> of(RedemptionId redemption, Page.Request page);
}
