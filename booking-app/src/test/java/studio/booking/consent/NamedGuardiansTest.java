package studio.booking.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.StudioScene.SignedIn;

/** Who says who answers for a client. */
class NamedGuardiansTest extends OfGuardians {
  @Test
  void a_coach_of_the_client_and_admins_name_guardians_and_take_them_away() {
    var kim = scene.client(0);
    var maria = scene.client(0);
    var coach = scene.signedIn(scene.coach(scene.classType()));
    name(coach.token(), kim.id(), maria.id()).mustBe(404);
    api.get(coach.token(), guardians(kim)).mustBe(404);
    scene.assign(coach.id(), kim.id());

    var named = name(coach.token(), kim.id(), maria.id()).mustBe(200);

    assertThat(named.json().path("guardianId").asString()).isEqualTo(maria.id());
    assertThat(named.json().path("namedBy").asString()).isEqualTo(coach.id());
    var alias = api.get(maria.token(), "/api/clients/" + maria.id()).mustBe(200).json();
    assertThat(named.json().path("alias")).isEqualTo(alias.path("alias"));
    assertThat(name(admin, kim.id(), maria.id()).mustBe(200).text()).isEqualTo(named.text());
    for (var token : List.of(coach.token(), admin, kim.token())) {
      assertThat(items(token, guardians(kim))).containsExactly(named.json());
    }
    api.get(maria.token(), guardians(kim)).mustBe(404);
    var ward = items(maria.token(), "/api/me/wards").getFirst();
    assertThat(ward.path("clientId").asString()).isEqualTo(kim.id());
    assertThat(items(kim.token(), "/api/me/wards")).isEmpty();
    for (var by : List.of(maria, kim)) {
      name(by.token(), kim.id(), maria.id()).mustBe(403);
      api.delete(by.token(), guardian(kim.id(), maria.id())).mustBe(403);
    }

    for (int i = 0; i < 2; i++) {
      api.delete(coach.token(), guardian(kim.id(), maria.id())).mustBe(204);
    }
    assertThat(items(admin, guardians(kim))).isEmpty();
    assertThat(items(maria.token(), "/api/me/wards")).isEmpty();
    assertThat(audit("GUARDIAN_NAMED")).hasSize(1);
    assertThat(audit("GUARDIAN_TAKEN_AWAY").toString()).contains(kim.id(), maria.id());
  }

  @Test
  void a_guardian_is_another_client_of_the_studio() {
    var kim = scene.client(0);
    var coach = scene.coach(scene.classType());
    var unknown = UUID.randomUUID().toString();

    name(admin, kim.id(), coach).mustBe(404);
    name(admin, kim.id(), unknown).mustBe(404);
    name(admin, unknown, kim.id()).mustBe(404);
    name(admin, coach, kim.id()).mustBe(404);
    assertThat(name(admin, kim.id(), kim.id()).mustBe(400).text()).contains("guardianId");
    api.delete(admin, guardian(unknown, kim.id())).mustBe(404);
    api.delete(admin, guardian(kim.id(), unknown)).mustBe(404);
    api.delete(admin, guardian(kim.id(), coach)).mustBe(404);
    api.delete(admin, guardian(kim.id(), scene.client(0).id())).mustBe(204);
  }

  @Test
  void a_client_has_four_guardians_however_many_are_named_at_once() {
    var kim = scene.client(0);
    var many = scene.clients(8, 0);
    var calls = new ArrayList<Callable<Answer>>();
    for (var one : many) calls.add(() -> name(admin, kim.id(), one.id()));

    var answers = Api.atOnce(calls);

    assertThat(answers).filteredOn(one -> one.status() == 200).hasSize(4);
    assertThat(answers)
        .filteredOn(one -> one.status() != 200)
        .allMatch(one -> one.code().equals("TOO_MANY_GUARDIANS"));
    var named = items(admin, guardians(kim));
    assertThat(named).hasSize(4);
    // Page by page, and then one more in the place of another.
    var first = api.get(admin, guardians(kim) + "?limit=3").mustBe(200).json();
    var rest = guardians(kim) + "?cursor=" + first.path("nextCursor").asString();
    assertThat(Stream.concat(first.path("items").valueStream(), items(admin, rest).stream()))
        .isEqualTo(named);
    api.delete(admin, guardian(kim.id(), named.get(1).path("guardianId").asString())).mustBe(204);
    name(kim, scene.client(0));
    assertThat(items(admin, guardians(kim))).hasSize(4);
  }

  @Test
  void one_who_is_named_by_many_at_once_is_named_once() {
    var kim = scene.client(0);
    var maria = scene.client(0);
    var calls = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 8; i++) calls.add(() -> name(admin, kim.id(), maria.id()));

    var answers = Api.atOnce(calls);

    assertThat(answers).allMatch(one -> one.status() == 200);
    assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    assertThat(audit("GUARDIAN_NAMED")).hasSize(1);
  }

  @Test
  void E17_who_has_left_guards_nobody_and_does_so_again_when_they_are_back() {
    var kim = bornYearsAgo(12, 0);
    var maria = scene.client(0);
    name(kim, maria);
    leave(maria);
    assertThat(items(admin, guardians(kim))).isEmpty();
    assertThat(agree(maria, kim, PHOTOS).status()).isEqualTo(403);
    comeBack(maria);
    leave(kim);

    assertThat(items(maria.token(), "/api/me/wards")).isEmpty();
    agree(maria, kim, PHOTOS).mustBe(404);
    revoke(maria, kim, PHOTOS).mustBe(404);
    api.get(maria.token(), "/api/consent/" + kim.id()).mustBe(404);
    comeBack(kim);
    agree(maria, kim, PHOTOS).mustBe(201);
  }

  @Test
  void who_is_no_client_any_more_guards_nobody() {
    var kim = bornYearsAgo(12, 0);
    var maria = scene.client(0);
    name(kim, maria);
    api.patch(admin, "/api/people/" + maria.id(), "{\"roles\":[\"coach\"]}").mustBe(200);

    assertThat(items(admin, guardians(kim))).isEmpty();
    agree(maria, kim, PHOTOS).mustBe(404);
  }

  private void leave(SignedIn client) {
    var why = "{\"reason\":\"CLIENT_REQUEST\"}";
    api.post(admin, "/api/clients/%s/erasure".formatted(client.id()), why).mustBe(201);
  }

  private void comeBack(SignedIn client) {
    api.delete(admin, "/api/clients/%s/erasure".formatted(client.id())).mustBe(200);
  }

  private static String guardians(SignedIn client) {
    return "/api/clients/%s/guardians".formatted(client.id());
  }
}
