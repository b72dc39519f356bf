package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.validation.method.MethodValidator;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Calls our controllers with what was read already, those that are idempotent only once, and those
 * that tell whether a word is right, or are much work, not too often.
 */
final class RouteAdapter extends RequestMappingHandlerAdapter {
  private final ObjectProvider<Once> once;
  private final ObjectProvider<GuessLimit> guesses;
  private final ObjectProvider<HeavyLimit> heavy;
  private final TrustedProxies proxies;

  RouteAdapter(
      ObjectProvider<Once> once,
      ObjectProvider<GuessLimit> guesses,
      ObjectProvider<HeavyLimit> heavy,
      TrustedProxies proxies) {
    this.once = once;
    this.guesses = guesses;
    this.heavy = heavy;
    this.proxies = proxies;
  }

  @Override
  public void afterPropertiesSet() {
    super.afterPropertiesSet();
    // Ahead of Spring's own for the same annotations, which would convert where we are strict.
    var resolvers =
        new ArrayList<HandlerMethodArgumentResolver>(List.of(new RouteArguments(proxies)));
    var others = getArgumentResolvers();
    if (others != null) resolvers.addAll(others);
    setArgumentResolvers(resolvers);
  }

  @Override
  protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod method) {
    return Routes.isOurs(method)
        ? new RouteMethod(method)
        : super.createInvocableHandlerMethod(method);
  }

  private final class RouteMethod extends ServletInvocableHandlerMethod {
    RouteMethod(HandlerMethod method) {
      super(method);
    }

    @Override
    public void setMethodValidator(@Nullable MethodValidator validator) {
      // The constraints on arguments were checked by the gate.
    }

    @Override
    protected @Nullable Object doInvoke(@Nullable Object... arguments) throws Exception {
      var work = getMethodAnnotation(Heavy.class);
      if (work != null) {
        return heavy.getObject().answer(work, Reading.of(request()), () -> answered(arguments));
      }
      var guessing = getMethodAnnotation(Guessing.class);
      if (guessing == null) return answered(arguments);
      return guesses.getObject().answer(guessing, Reading.of(request()), () -> answered(arguments));
    }

    private @Nullable Object answered(@Nullable Object... arguments) throws Exception {
      if (!hasMethodAnnotation(Idempotent.class)) return super.doInvoke(arguments);
      return once.getObject().answer(request(), () -> super.doInvoke(arguments));
    }

    private static HttpServletRequest request() {
      return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
          .getRequest();
    }
  }
}
