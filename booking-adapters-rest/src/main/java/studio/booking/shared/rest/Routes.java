package studio.booking.shared.rest;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import studio.booking.shared.Page;
import studio.booking.shared.Role;

/** Reads from controllers what their routes take, once for each. */
final class Routes {
  private final Map<Method, Route> known = new ConcurrentHashMap<>();

  /** The route of one of our controllers; null for what belongs to a library. */
  @Nullable Route of(Object handler) {
    return handler instanceof HandlerMethod method && isOurs(method)
        ? known.computeIfAbsent(
            method.getMethod(), _ -> read(method.getBeanType(), method.getMethod()))
        : null;
  }

  static boolean isOurs(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("studio.booking.")
        && method.getBeanType() != ProblemErrorController.class;
  }

  static Route read(Class<?> controller, Method method) {
    var arguments = new ArrayList<Route.Argument>();
    Route.Body body = null;
    boolean readsBody = false;
    var parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      var parameter = parameters[i];
      var requestBody = parameter.getAnnotation(RequestBody.class);
      if (requestBody != null) {
        readsBody = true;
        if (Words.isOurs(parameter.getType())) {
          boolean required = requestBody.required() && !isNullable(parameter);
          body = new Route.Body(i, parameter.getType(), required, false);
        } else if (parameter.getType() == JsonLines.class) {
          body = new Route.Body(i, argument(parameter), true, true);
        }
      } else {
        var argument = argument(i, parameter);
        if (argument != null) arguments.add(argument);
        readsBody |= java.io.InputStream.class.isAssignableFrom(parameter.getType());
      }
    }
    boolean signIn =
        Arrays.stream(parameters).anyMatch(parameter -> parameter.getType() == SignIn.class);
    boolean idempotent = method.isAnnotationPresent(Idempotent.class);
    var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    var witnessed = method.getAnnotation(Witnessed.class);
    boolean json = mapping == null || mapping.produces().length == 0;
    return new Route(
        allowed(controller, method),
        arguments,
        body,
        readsBody,
        signIn,
        idempotent,
        json,
        witnessed == null ? null : witnessed.value(),
        method.isAnnotationPresent(ForLeavers.class),
        consent(method, arguments, body));
  }

  private static @Nullable NeedsConsent consent(
      Method method, List<Route.Argument> arguments, Route.@Nullable Body body) {
    var needed = method.getAnnotation(NeedsConsent.class);
    if (needed == null || needed.client().isEmpty()) return needed;
    boolean outside = arguments.stream().anyMatch(one -> isNamed(one, needed.client()));
    boolean inside =
        body != null
            && Arrays.stream(body.type().getRecordComponents())
                .anyMatch(part -> part.getName().equals(needed.client()));
    // Else it would be asked about the caller, whoever is meant.
    if (!outside && !inside) throw new IllegalStateException("Whose consent? " + method);
    return needed;
  }

  private static boolean isNamed(Route.Argument argument, String name) {
    return switch (argument) {
      case Route.InPath part -> part.name().equals(name);
      case Route.InQuery asked -> asked.name().equals(name);
      case Route.Paging _, Route.Version _, Route.Reason _ -> false;
    };
  }

  private static Set<Role> allowed(Class<?> controller, Method method) {
    var allow = method.getAnnotation(Allow.class);
    if (allow == null) {
      allow = controller.getAnnotation(Allow.class);
    }
    var roles = EnumSet.noneOf(Role.class);
    if (allow != null) roles.addAll(Arrays.asList(allow.value()));
    if (roles.contains(Role.ADMIN)) roles.add(Role.OWNER);
    return roles;
  }

  private static Route.@Nullable Argument argument(int index, Parameter parameter) {
    if (parameter.getType() == Page.Request.class) return new Route.Paging(index);
    if (parameter.isAnnotationPresent(IfMatch.class)) return new Route.Version(index);
    if (parameter.isAnnotationPresent(AccessReason.class)) return new Route.Reason(index);
    var path = parameter.getAnnotation(PathVariable.class);
    if (path != null) {
      return new Route.InPath(
          index, name(path.value(), path.name(), parameter), value(parameter.getType(), parameter));
    }
    var query = parameter.getAnnotation(RequestParam.class);
    if (query == null) return null;
    var fallback =
        query.defaultValue().equals(ValueConstants.DEFAULT_NONE) ? null : query.defaultValue();
    boolean many = parameter.getType() == List.class;
    var type = many ? argument(parameter) : parameter.getType();
    return new Route.InQuery(
        index,
        name(query.value(), query.name(), parameter),
        value(type, parameter),
        query.required() && fallback == null && !isNullable(parameter),
        fallback,
        many);
  }

  private static String name(String value, String name, Parameter parameter) {
    if (StringUtils.hasText(value)) return value;
    return StringUtils.hasText(name) ? name : parameter.getName();
  }

  /** The type that it is of, as {@code List<String>} is of texts. */
  private static Class<?> argument(Parameter parameter) {
    return (Class<?>)
        ((ParameterizedType) parameter.getParameterizedType()).getActualTypeArguments()[0];
  }

  private static Route.Value value(Class<?> declared, Parameter parameter) {
    var annotations = new ArrayList<Annotation>(List.of(parameter.getAnnotations()));
    annotations.addAll(List.of(parameter.getAnnotatedType().getAnnotations()));
    boolean wrapped = Words.isWrapper(declared);
    var type = Shapes.boxed(wrapped ? declared.getRecordComponents()[0].getType() : declared);
    return new Route.Value(type, Constraints.of(type, annotations), wrapped ? declared : null);
  }

  private static boolean isNullable(Parameter parameter) {
    return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
