package studio.booking.demo;

import java.util.Set;
import org.springframework.context.ApplicationContext;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** Tokens of the demo's issuer for studios that a test makes for itself. */
public final class TestTokens {
  private TestTokens() {}

  public static String of(
      ApplicationContext program, OrganizationId studio, PersonId person, Set<Role> roles) {
    return program.getBean(DemoIssuer.class).issue(studio, person, roles).token();
  }
}
