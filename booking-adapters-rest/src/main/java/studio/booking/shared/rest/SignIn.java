package studio.booking.shared.rest;

/**
 * Who signed in, whether or not we know them: as an argument of a controller's method it asks for a
 * valid token, and no more. For those who are about to become somebody's person.
 *
 * @param issuer the address of the sign-in provider
 * @param subject the provider's name for them
 */
public record SignIn(String issuer, String subject) {}
