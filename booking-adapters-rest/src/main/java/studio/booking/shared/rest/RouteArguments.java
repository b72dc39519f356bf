package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;

/** Hands to our controllers what the {@link Gate} has read. */
final class RouteArguments implements HandlerMethodArgumentResolver {
  private final TrustedProxies proxies;

  RouteArguments(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    if (!parameter.getContainingClass().getName().startsWith("studio.booking.")) return false;
    var type = parameter.getParameterType();
    return type == Caller.class
        || type == SignIn.class
        || type == RequestOrigin.class
        || type == Page.Request.class
        || parameter.hasParameterAnnotation(IfMatch.class)
        || parameter.hasParameterAnnotation(AccessReason.class)
        || parameter.hasParameterAnnotation(PathVariable.class)
        || parameter.hasParameterAnnotation(RequestParam.class)
        || (parameter.hasParameterAnnotation(RequestBody.class)
            && (type == JsonLines.class || Words.isOurs(type)));
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var http = (HttpServletRequest) request.getNativeRequest();
    var reading = Reading.of(http);
    if (parameter.getParameterType() == Caller.class) return reading.caller();
    if (parameter.getParameterType() == SignIn.class) return reading.signIn();
    if (parameter.getParameterType() == RequestOrigin.class) return RequestOrigin.of(http, proxies);
    return reading.values().get(parameter.getParameterIndex());
  }
}
