package studio.booking.shared.rest;

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

/** Calls our controllers with what was read already, and those that are idempotent only once. */
final class RouteAdapter extends RequestMappingHandlerAdapter {
  private final ObjectProvider<Once> once;

  RouteAdapter(ObjectProvider<Once> once) {
    this.once = once;
  }

  @Override
  public void afterPropertiesSet() {
    super.afterPropertiesSet();
    // Ahead of Spring's own for the same annotations, which would convert where we are strict.
    var resolvers = new ArrayList<HandlerMethodArgumentResolver>(List.of(new RouteArguments()));
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
      if (!hasMethodAnnotation(Idempotent.class)) return super.doInvoke(arguments);
      var request =
          ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
      return once.getObject().answer(request, () -> super.doInvoke(arguments));
    }
  }
}
