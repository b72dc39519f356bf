package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.booking.Api.Answer;
import studio.booking.StudioScene;
import studio.booking.demo.DemoStudios;
import studio.booking.demo.TestTokens;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** Who may book for whom, whatever token they come with. */
class WhoBooksTest extends OfDemoStudio {
  @Test
  void A1_who_books_is_who_the_token_says() {
    var session = scene.aClass(yoga, coach, StudioScene.in(2, 0), 5);
    var ben = scene.client(5);

    var own = scene.book(anna, session).mustBe(201).json();
    var anothers = bookFor(anna.token(), session, ben.id());
    var byTheCoach = bookFor(api.person(coach), session, ben.id()).mustBe(201).json();

    assertThat(own.path("clientId").asString()).isEqualTo(anna.id());
    assertThat(anothers.mustBe(403).code()).isEqualTo("FORBIDDEN");
    assertThat(byTheCoach.path("clientId").asString()).isEqualTo(ben.id());
    assertThat(scene.balance(anna.id())).isEqualTo(4);
    assertThat(scene.balance(ben.id())).isEqualTo(4);
  }

  @Test
  void A1_no_valid_token_brings_the_program_down() {
    var session = scene.aClass(yoga, coach, StudioScene.in(2, 0), 5);
    var abroad = new StudioScene(api, "south");
    var there = abroad.classType();
    var elsewhere = abroad.aClass(there, abroad.coach(there), StudioScene.in(2, 0), 5);
    // People with a token whom the studio has never seen, or who are no clients of it.
    var tokens = new ArrayList<>(List.of(anna.token(), api.person(coach), scene.admin()));
    for (var role : Role.values()) {
      var stranger = new PersonId(Ids.next());
      tokens.add(TestTokens.of(program, DemoStudios.NORTH.organization(), stranger, Set.of(role)));
    }

    for (var token : tokens) {
      for (var target : List.of(session, elsewhere, Ids.next().toString())) {
        var answers =
            List.of(
                api.post(token, "/api/bookings", "{\"sessionId\":\"%s\"}".formatted(target)),
                bookFor(token, target, anna.id()),
                bookFor(token, target, coach),
                bookFor(token, target, Ids.next().toString()));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isLessThan(500));
        if (!target.equals(session)) {
          assertThat(answers).noneSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        }
      }
    }
  }

  private Answer bookFor(String token, String session, String client) {
    return api.post(
        token,
        "/api/bookings",
        "{\"sessionId\":\"%s\",\"clientId\":\"%s\"}".formatted(session, client));
  }
}
