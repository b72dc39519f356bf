package studio.booking.credits.domain;

/** What a package is sold as. */
public enum PackageKind {
  CREDIT_PACK,
  ALL_ACCESS,
  ELITE
}
