package studio.booking.privacy.domain;

import studio.booking.shared.OrganizationId;

/**
 * By what e-mail addresses and telephone numbers are found while nobody can read them. The same
 * address has another index in another studio, so that nobody learns that two have one client.
 */
public interface BlindIndexes {
  BlindIndex of(OrganizationId organization, EmailAddress email);

  BlindIndex of(OrganizationId organization, PhoneNumber phone);
}
