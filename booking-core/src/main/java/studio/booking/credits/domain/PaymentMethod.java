package studio.booking.credits.domain;

/** How the price of a package was paid. */
public enum PaymentMethod {
  CASH,
  CARD_TERMINAL,
  /** On the house. */
  COMP,
  /** A confirmed {@link CreditPurchase}. */
  PURCHASE,
  /** The price was zero. */
  NOTHING_DUE
}
