package studio.booking.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;

class InvitationSecretTest {
  private final OrganizationId organization = new OrganizationId(Ids.next());
  private final InvitationId invitation = new InvitationId(Ids.next());
  private final InvitationSecret secret =
      InvitationSecret.next(organization, invitation, new SecureRandom());

  @Test
  void what_is_handed_out_can_be_read_again() {
    var read = InvitationSecret.read(secret.text()).orElseThrow();

    assertThat(read.organization()).isEqualTo(organization);
    assertThat(read.invitation()).isEqualTo(invitation);
    assertThat(read.digest()).isEqualTo(secret.digest());
  }

  @Test
  void no_two_are_alike_and_none_shows_in_a_log() {
    var other = InvitationSecret.next(organization, invitation, new SecureRandom());

    assertThat(other.digest()).isNotEqualTo(secret.digest());
    assertThat("" + secret + secret.digest())
        .doesNotContain(secret.text().substring(secret.text().lastIndexOf('.') + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "....", "1-1-1-1-1.1-1-1-1-1.x"})
  void anything_else_is_no_secret(String text) {
    assertThat(InvitationSecret.read(text)).isEmpty();
    assertThat(InvitationSecret.read(secret.text() + "x" + text)).isEmpty();
    assertThat(InvitationSecret.read(secret.text().toUpperCase(Locale.ROOT) + text)).isEmpty();
  }
}
