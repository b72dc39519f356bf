package studio.booking.shared.rest;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import studio.booking.shared.Page;
import studio.booking.shared.Role;

/** Documents a route by what the {@link Gate} knows of it, instead of by guessing. */
final class ApiOperations implements GlobalOperationCustomizer {
  private static final String JSON = "application/json";

  private final Routes routes;
  private final ApiSchemas schemas;

  ApiOperations(Routes routes, ApiSchemas schemas) {
    this.routes = routes;
    this.schemas = schemas;
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    var route = routes.of(handler);
    if (route == null) return operation;
    var controller = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
    operation.setOperationId(
        controller.substring(0, 1).toLowerCase(Locale.ROOT)
            + controller.substring(1)
            + "_"
            + handler.getMethod().getName());
    operation.setParameters(parameters(route, handler.getMethod()));
    operation.setRequestBody(
        route.body() == null ? operation.getRequestBody() : body(route, handler));
    if (route.allowed().contains(Role.PUBLIC) && !route.needsSignIn()) {
      operation.setSecurity(List.of());
    } else {
      operation.setSecurity(List.of(new SecurityRequirement().addList("token")));
      operation.addExtension("x-roles", route.allowed().stream().map(Role::word).toList());
    }
    var responses = new ApiResponses();
    success(responses, handler, route);
    ApiProblems.refusals(route, handler, responses);
    operation.setResponses(responses);
    return operation;
  }

  private List<Parameter> parameters(Route route, Method method) {
    var parameters = new ArrayList<Parameter>();
    for (var argument : route.arguments()) {
      var declared = method.getParameters()[argument.index()];
      switch (argument) {
        case Route.InPath(int _, String name, Route.Value value) ->
            parameters.add(
                described(
                    new Parameter()
                        .in("path")
                        .name(name)
                        .required(true)
                        .schema(of(value, declared)),
                    declared));
        case Route.InQuery query -> parameters.add(described(query(query, declared), declared));
        case Route.Paging _ -> {
          parameters.add(new Parameter().$ref("#/components/parameters/limit"));
          parameters.add(new Parameter().$ref("#/components/parameters/cursor"));
        }
        case Route.Version _ ->
            parameters.add(new Parameter().$ref("#/components/parameters/If-Match"));
        case Route.Reason _ ->
            parameters.add(new Parameter().$ref("#/components/parameters/X-Access-Reason"));
      }
    }
    if (route.idempotent()) {
      parameters.add(new Parameter().$ref("#/components/parameters/Idempotency-Key"));
    }
    if (!route.allowed().contains(Role.PUBLIC)) {
      parameters.add(new Parameter().$ref("#/components/parameters/X-Organization-Id"));
    }
    return parameters;
  }

  private Parameter query(Route.InQuery query, java.lang.reflect.Parameter declared) {
    Schema<?> schema = of(query.value(), declared);
    if (query.many()) {
      var list = new JsonSchema();
      list.setTypes(ApiSchemas.ordered("array"));
      list.setItems(schema);
      schema = list;
    }
    if (query.fallback() != null) schema.setDefault(query.fallback());
    return new Parameter().in("query").name(query.name()).required(query.required()).schema(schema);
  }

  private Schema<?> of(Route.Value value, java.lang.reflect.Parameter declared) {
    return schemas.value(value.type(), List.of(declared.getAnnotations()));
  }

  private static Parameter described(Parameter parameter, java.lang.reflect.Parameter declared) {
    var said = declared.getAnnotation(io.swagger.v3.oas.annotations.Parameter.class);
    if (said != null && !said.description().isEmpty()) parameter.setDescription(said.description());
    return parameter;
  }

  private RequestBody body(Route route, HandlerMethod handler) {
    var body = route.body();
    if (body == null) throw new IllegalArgumentException("No body");
    boolean patch = handler.hasMethodAnnotation(PatchMapping.class);
    var schema = schemas.request(body.type());
    var parameter = handler.getMethod().getParameters()[body.index()];
    ApiConstraints.describeDocument(schema, parameter);
    var media = new MediaType().schema(schema);
    media.setExample(new ApiExamples(schemas.all()).of(schema));
    var content = new Content();
    if (body.lines()) {
      content.addMediaType(BodyReader.NDJSON.toString(), media);
      return new RequestBody()
          .required(true)
          .content(content)
          .description("One object per line; empty lines don't count. 100 MiB at most.");
    }
    if (patch) content.addMediaType("application/merge-patch+json", media);
    content.addMediaType(JSON, media);
    return new RequestBody().required(body.required()).content(content);
  }

  private void success(ApiResponses responses, HandlerMethod handler, Route route) {
    var answer = handler.getMethodAnnotation(Answer.class);
    var type = answer == null ? returned(handler.getMethod()) : answer.value();
    int status = answer != null ? answer.status() : 200;
    var response = new ApiResponse().description(status == 201 ? "It was made." : "Done.");
    response.addHeaderObject("X-Request-Id", header("Names the request, in our logs too."));
    if (status == 201) response.addHeaderObject("Location", header("Where it is."));
    if (route.idempotent()) {
      response.addHeaderObject(
          Once.REPLAYED, header("\"true\" when this is the answer to an earlier request."));
    }
    if (type != null && type != Void.class && type != void.class) {
      var schema =
          answer != null && answer.page() ? schemas.page(answer.value()) : schemas.answer(type);
      var media = new MediaType().schema(schema);
      media.setExample(new ApiExamples(schemas.all()).of(schema));
      response.content(new Content().addMediaType(produced(handler), media));
    }
    responses.addApiResponse(String.valueOf(status), response);
    if (answer != null && answer.again() != 0) {
      responses.addApiResponse(
          String.valueOf(answer.again()),
          new ApiResponse()
              .description("It was so before.")
              .addHeaderObject("X-Request-Id", header("Names the request, in our logs too."))
              .content(response.getContent()));
    }
  }

  private static String produced(HandlerMethod handler) {
    var mapping =
        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
    return mapping == null || mapping.produces().length == 0 ? JSON : mapping.produces()[0];
  }

  private static Header header(String description) {
    var text = new JsonSchema();
    text.setTypes(ApiSchemas.ordered("string"));
    return new Header().description(description).schema(text);
  }

  /** What a method's own type says that it answers with, or null when it leaves that open. */
  private static @Nullable Type returned(Method method) {
    var type = method.getGenericReturnType();
    if (type instanceof ParameterizedType entity && entity.getRawType() == ResponseEntity.class) {
      type = entity.getActualTypeArguments()[0];
    }
    boolean known =
        type instanceof Class<?>
            || (type instanceof ParameterizedType page && page.getRawType() == Page.class);
    return known && type != ResponseEntity.class ? type : null;
  }
}
