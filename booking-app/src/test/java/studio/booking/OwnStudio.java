package studio.booking;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import studio.booking.demo.TestTokens;
import studio.booking.directory.application.OpenStudio;
import studio.booking.directory.application.OpenStudio.Opening;
import studio.booking.directory.application.OpenStudio.Outcome.Opened;
import studio.booking.directory.domain.Slug;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/**
 * A studio that nobody else looks at, in Los Angeles, with an owner and nothing more: for tests
 * that change its settings, or count what is in it.
 */
public final class OwnStudio {
  private final ApplicationContext program;
  private final Api api;
  private final OrganizationId id = new OrganizationId(Ids.next());
  private final String slug = "s" + id.value().toString().replace("-", "");
  private final PersonId owner;

  public OwnStudio(ApplicationContext program, Api api) {
    this.program = program;
    this.api = api;
    var opening =
        new Opening(
            new Slug(slug),
            "A studio",
            ZoneId.of("America/Los_Angeles"),
            Currency.getInstance("USD"),
            new PersonId(Ids.next()),
            null);
    var opened =
        (Opened) program.getBean(OpenStudio.class).open(Caller.system(id, "test"), opening);
    owner = opened.owner();
  }

  public OrganizationId id() {
    return id;
  }

  public String slug() {
    return slug;
  }

  public PersonId ownerId() {
    return owner;
  }

  public String owner() {
    return token(owner.value().toString(), Role.OWNER);
  }

  public String token(String person, Role role) {
    return TestTokens.of(program, id, new PersonId(UUID.fromString(person)), Set.of(role));
  }

  /** Its owner does what an admin would; {@code coach} and {@code client} ids get their tokens. */
  public StudioScene scene() {
    return new StudioScene(api, owner(), this::tokenOf);
  }

  private String tokenOf(String person) {
    boolean coaches = api.get(owner(), "/api/coaches/" + person).status() == 200;
    return token(person, coaches ? Role.COACH : Role.CLIENT);
  }

  /** Changes the studio's settings. */
  public void set(String settings) {
    api.patch(owner(), "/api/organization", settings).mustBe(200);
  }
}
