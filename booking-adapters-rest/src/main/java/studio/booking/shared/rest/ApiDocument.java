package studio.booking.shared.rest;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import studio.booking.shared.Page;

/** The document at {@code /openapi.json}. */
@Configuration(proxyBeanMethods = false)
@SuppressWarnings("rawtypes") // As swagger's own model has it.
class ApiDocument {
  private static final String MANNERS =
      """
      Instants have an offset when they are sent and `Z` when they are answered, in milliseconds; \
      dates and times of day are the studio's. Days of the week are 0 to 6 from Sunday. What a \
      weekly time means when clocks change: an occurrence keeps its time of day; one that falls \
      into the gap of spring moves by the gap; one in the overlap of autumn takes the earlier offset.

      Problems are `application/problem+json` with a stable `code`. They come in this order: 401, \
      403 for the role, 400, 404, 409 or 402. Unknown properties and parameters are refused. A GET \
      of a single resource has an `ETag` and honours `If-None-Match`.\
      """;

  @Bean
  ApiSchemas apiSchemas() {
    return new ApiSchemas();
  }

  @Bean
  ApiOperations apiOperations(ApiSchemas schemas) {
    return new ApiOperations(new Routes(), schemas);
  }

  @Bean
  OpenAPI api() {
    return new OpenAPI()
        .info(new Info().title("Booking").version("1").description(MANNERS))
        .servers(List.of(new Server().url("/")));
  }

  @Bean
  GlobalOpenApiCustomizer wholeDocument(ApiSchemas schemas) {
    return document -> {
      var all = new TreeMap<String, Schema>(ApiProblems.schemas(schemas));
      all.putAll(schemas.all());
      document.setComponents(
          new Components()
              .schemas(all)
              .examples(ApiProblems.examples())
              .parameters(parameters())
              .addSecuritySchemes(
                  "token",
                  new SecurityScheme()
                      .type(SecurityScheme.Type.HTTP)
                      .scheme("bearer")
                      .bearerFormat("JWT")));
    };
  }

  private static Map<String, Parameter> parameters() {
    var limit = new JsonSchema();
    limit.setTypes(ApiSchemas.ordered("integer"));
    limit.setMinimum(BigDecimal.ONE);
    limit.setMaximum(BigDecimal.valueOf(Page.Request.MAX_LIMIT));
    limit.setDefault(Page.Request.DEFAULT_LIMIT);
    var parameters = new LinkedHashMap<String, Parameter>();
    parameters.put(
        "limit",
        new Parameter().in("query").name("limit").schema(limit).description("Items in a page."));
    parameters.put(
        "cursor",
        new Parameter()
            .in("query")
            .name("cursor")
            .schema(text(null, 1000))
            .description("The `nextCursor` of the page before, of the same list."));
    parameters.put(
        "If-Match",
        header("If-Match", text(null, 1000), "The ETag that the resource is expected to have."));
    parameters.put(
        AccessReasonHeader.NAME,
        header(
            AccessReasonHeader.NAME,
            text(null, AccessReasonHeader.LONGEST),
            "Why somebody else's data are looked at; the client can read it. Or the query "
                + "parameter `reason`."));
    parameters.put(
        IdempotencyHeader.NAME,
        header(
            IdempotencyHeader.NAME,
            text("^[\\x21-\\x7E]+$", 255),
            "Makes it safe to send the request again: within 24 hours, the same key with the same "
                + "request gets the first answer. Refusals are not kept."));
    parameters.put(
        Callers.ORGANIZATION_HEADER,
        header(
            Callers.ORGANIZATION_HEADER,
            ApiScalars.of(java.util.UUID.class, List.of(), true),
            "Which studio is meant, for those who belong to several."));
    return parameters;
  }

  private static Parameter header(String name, Schema<?> schema, String description) {
    return new Parameter().in("header").name(name).schema(schema).description(description);
  }

  private static Schema<?> text(@org.jspecify.annotations.Nullable String pattern, int longest) {
    var schema = new JsonSchema();
    schema.setTypes(ApiSchemas.ordered("string"));
    if (pattern != null) schema.setPattern(pattern);
    schema.setMaxLength(longest);
    return schema;
  }
}
