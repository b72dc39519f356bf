package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest extends RestPlatformTest {
  @Test
  void the_document_is_open_to_all_and_of_its_version() {
    var response = send(to("/openapi.json"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse("?"))
        .startsWith("application/json");
    assertThat(read(response).path("openapi").asString()).startsWith("3.1");
  }

  @Test
  void every_reference_leads_somewhere() {
    var text = send(to("/openapi.json")).body();
    var document = json.readTree(text);
    var references = Pattern.compile("\"#(/components/[^\"]+)\"").matcher(text);
    var missing = new HashSet<String>();
    while (references.find()) {
      if (document.at(references.group(1)).isMissingNode()) missing.add(references.group(1));
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void a_route_is_documented_whole() {
    var make = path("/api/things").path("post");

    assertThat(make.path("summary").asString()).isEqualTo("Makes a thing");
    assertThat(make.path("operationId").asString()).isEqualTo("thing_make");
    assertThat(make.path("x-roles").toString()).isEqualTo("[\"client\",\"admin\",\"owner\"]");
    assertThat(make.at("/security/0").has("token")).isTrue();
    assertThat(make.path("parameters").toString())
        .contains("\"dryRun\"", "parameters/Idempotency-Key", "parameters/X-Organization-Id")
        .doesNotContain("caller");
    assertThat(make.at("/responses/201/content/application~1json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/Thing");
    assertThat(make.at("/responses/201/content/application~1json/example/time").asString())
        .isEqualTo("10:00");
    assertThat(make.at("/responses/409").toString())
        .contains("SESSION_FULL", "IDEMPOTENCY_KEY_IN_USE");
    for (var status :
        new String[] {"400", "401", "403", "406", "413", "415", "422", "500", "503"}) {
      assertThat(make.path("responses").has(status)).as(status).isTrue();
    }
  }

  @Test
  void a_body_is_described_as_it_is_checked() {
    var body = schema("ThingNewThingRequest");

    assertThat(body.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(body.path("required").toString()).isEqualTo("[\"name\",\"places\"]");
    var name = body.at("/properties/name");
    assertThat(name.path("maxLength").asInt()).isEqualTo(20);
    assertThat(name.path("minLength").asInt()).isEqualTo(1);
    assertThat(body.at("/properties/places/minimum").asInt()).isEqualTo(1);
    assertThat(body.at("/properties/places/maximum").asInt()).isEqualTo(5);
    assertThat(body.at("/properties/coachId/type").toString()).isEqualTo("[\"string\",\"null\"]");
    assertThat(body.at("/properties/coachId/format").asString()).isEqualTo("uuid");
  }

  @Test
  void a_patch_is_described_by_what_it_may_set() {
    var body = schema("ThingChangeRequest");

    assertThat(body.has("required")).isFalse();
    assertThat(body.at("/properties/name/type").asString()).isEqualTo("string");
    assertThat(body.at("/properties/places/type").toString()).isEqualTo("[\"integer\",\"null\"]");
    assertThat(body.at("/properties/places/exclusiveMinimum").asInt(-1)).isZero();
    assertThat(
            path("/api/things/{id}")
                .at("/patch/requestBody/content")
                .has("application/merge-patch+json"))
        .isTrue();
  }

  @Test
  void an_answer_is_described_as_it_is_written() {
    var thing = schema("Thing");

    assertThat(thing.path("required").size()).isEqualTo(6);
    assertThat(thing.at("/properties/id/format").asString()).isEqualTo("uuid");
    assertThat(thing.at("/properties/note/type").toString()).isEqualTo("[\"string\",\"null\"]");
    assertThat(schema("Role").path("enum").toString()).contains("\"ai_service\"");
    assertThat(schema("ThingPage").at("/properties/items/items/$ref").asString())
        .isEqualTo("#/components/schemas/Thing");
  }

  @Test
  void what_is_open_to_everybody_says_so() {
    assertThat(path("/api/things/public").at("/get/security").size()).isZero();
    assertThat(path("/api/things/sign-in").at("/get/security").size()).isEqualTo(1);
  }

  @Test
  void there_are_pages_to_browse_it_without_the_rest_of_the_web() {
    var front = send(to("/"));
    assertThat(front.statusCode()).isEqualTo(302);
    assertThat(front.headers().firstValue("Location").orElseThrow()).endsWith("/docs");
    var docs = send(to("/docs"));
    assertThat(docs.statusCode()).isEqualTo(302);
    var page = send(to(docs.headers().firstValue("Location").orElseThrow()));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("swagger-ui").doesNotContain("https://");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'");
    assertThat(send(to("/swagger-ui/swagger-initializer.js")).body()).contains("/openapi.json");
  }

  private JsonNode path(String path) {
    return document().path("paths").path(path);
  }

  private JsonNode schema(String name) {
    var schema = document().path("components").path("schemas").path(name);
    assertThat(schema.isObject()).as(name).isTrue();
    return schema;
  }

  private JsonNode document() {
    return read(send(to("/openapi.json")));
  }
}
