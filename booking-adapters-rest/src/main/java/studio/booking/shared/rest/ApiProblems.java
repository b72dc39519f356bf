package studio.booking.shared.rest;

import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import studio.booking.shared.Role;

/** Documents how routes say no. */
@SuppressWarnings("rawtypes") // As swagger's own model has it.
final class ApiProblems {
  private ApiProblems() {}

  static void refusals(Route route, HandlerMethod handler, ApiResponses responses) {
    var byStatus = new TreeMap<Integer, List<ProblemCode>>();
    for (var code : codes(route, handler)) {
      byStatus.computeIfAbsent(code.status(), _ -> new ArrayList<>()).add(code);
    }
    byStatus.forEach(
        (status, codes) -> responses.addApiResponse(String.valueOf(status), response(codes)));
  }

  private static EnumSet<ProblemCode> codes(Route route, HandlerMethod handler) {
    var codes =
        EnumSet.of(
            ProblemCode.VALIDATION_FAILED,
            ProblemCode.NOT_ACCEPTABLE,
            ProblemCode.INTERNAL_ERROR,
            ProblemCode.OVERLOADED);
    if (!route.allowed().contains(Role.PUBLIC)) {
      codes.add(ProblemCode.UNAUTHENTICATED);
      codes.add(ProblemCode.CHOOSE_ORGANIZATION);
      codes.add(ProblemCode.NOT_A_MEMBER);
      codes.add(ProblemCode.FORBIDDEN);
    }
    if (route.needsSignIn()) codes.add(ProblemCode.UNAUTHENTICATED);
    if (route.readsBody()) {
      codes.add(ProblemCode.MALFORMED_JSON);
      codes.add(ProblemCode.REQUEST_TIMEOUT);
      codes.add(ProblemCode.PAYLOAD_TOO_LARGE);
      codes.add(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }
    if (route.body() != null && !route.body().lines() && names(route.body().type()))
      codes.add(ProblemCode.NOT_FOUND);
    for (var argument : route.arguments()) {
      if (argument instanceof Route.InPath) codes.add(ProblemCode.NOT_FOUND);
      if (argument instanceof Route.Version) codes.add(ProblemCode.PRECONDITION_FAILED);
    }
    if (route.consent() != null) {
      codes.add(ProblemCode.NOT_FOUND);
      codes.add(ProblemCode.CONSENT_REQUIRED);
    }
    if (route.idempotent()) {
      codes.add(ProblemCode.IDEMPOTENCY_KEY_IN_USE);
      codes.add(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }
    var refusals = handler.getMethodAnnotation(Refusals.class);
    if (refusals != null) codes.addAll(Arrays.asList(refusals.value()));
    return codes;
  }

  /** Whether there are ids in it, which may be of nothing. */
  private static boolean names(Type type) {
    return switch (type) {
      case Class<?> id when id == UUID.class -> true;
      case Class<?> ours when Words.isOurs(ours) ->
          Arrays.stream(ours.getRecordComponents()).anyMatch(part -> names(part.getGenericType()));
      case ParameterizedType generic ->
          Arrays.stream(generic.getActualTypeArguments()).anyMatch(ApiProblems::names);
      default -> false;
    };
  }

  private static ApiResponse response(List<ProblemCode> codes) {
    var media = new MediaType().schema(ApiSchemas.reference("Problem"));
    for (var code : codes) {
      media.addExamples(code.name(), new Example().$ref("#/components/examples/" + code.name()));
    }
    return new ApiResponse()
        .description(
            codes.stream()
                .map(code -> "`" + code.name() + "`: " + code.title())
                .collect(Collectors.joining("; ")))
        .content(new Content().addMediaType("application/problem+json", media));
  }

  static Map<String, Example> examples() {
    var examples = new LinkedHashMap<String, Example>();
    for (var code : ProblemCode.values()) {
      var problem = new LinkedHashMap<String, Object>();
      problem.put("type", code.type().toString());
      problem.put("title", code.title());
      problem.put("status", code.status());
      problem.put("detail", code.title() + ".");
      problem.put("instance", "/api/bookings");
      problem.put("code", code.name());
      problem.put("requestId", "0191d9a0-7c1e-7000-8000-000000000002");
      if (code == ProblemCode.VALIDATION_FAILED) {
        // With its null, which is sent.
        var error = new LinkedHashMap<String, @Nullable Object>();
        error.put("pointer", "/startsAt");
        error.put("parameter", null);
        error.put("message", "is required");
        problem.put("errors", List.of(error));
      }
      examples.put(code.name(), new Example().summary(code.title()).value(problem));
    }
    return examples;
  }

  static Map<String, Schema> schemas(ApiSchemas schemas) {
    var code = new JsonSchema();
    code.setTypes(ApiSchemas.ordered("string"));
    code.setEnum(Arrays.stream(ProblemCode.values()).<Object>map(ProblemCode::name).toList());
    code.setDescription(
        Arrays.stream(ProblemCode.values())
            .map(one -> "- `%s` (%d): %s".formatted(one, one.status(), one.title()))
            .collect(Collectors.joining("\n")));
    var properties = new LinkedHashMap<String, Schema>();
    for (var name : List.of("type", "title", "detail", "requestId")) {
      properties.put(name, text());
    }
    properties.put("instance", ApiSchemas.nullable(text()));
    var status = new JsonSchema();
    status.setTypes(ApiSchemas.ordered("integer"));
    properties.put("status", status);
    properties.put("code", ApiSchemas.reference("ProblemCode"));
    var errors = new JsonSchema();
    errors.setTypes(ApiSchemas.ordered("array"));
    var either = new JsonSchema();
    either.setAnyOf(List.of(schemas.answer(InputError.class), schemas.answer(RuleError.class)));
    errors.setItems(either);
    errors.setDescription(
        "All that is not valid, with VALIDATION_FAILED; all that breaks a rule of the schema, with "
            + "SCHEMA_VALIDATION_FAILED.");
    properties.put("errors", errors);
    var problem = new JsonSchema();
    problem.setTypes(ApiSchemas.ordered("object"));
    problem.setDescription("A problem (RFC 9457); some have more members.");
    problem.setProperties(properties);
    problem.setRequired(List.of("type", "title", "status", "detail", "code", "requestId"));
    problem.setAdditionalProperties(true);
    return Map.of("Problem", problem, "ProblemCode", code);
  }

  private static JsonSchema text() {
    var schema = new JsonSchema();
    schema.setTypes(ApiSchemas.ordered("string"));
    return schema;
  }
}
